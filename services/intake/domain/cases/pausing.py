"""Pausing (暂停计时): nobody is to blame, or the applicant is, that a case cannot go on (reference §1.5).

One asks with a paper that proves it, another grants it, and it ends on a day. All that the office owes for
the whole waits meanwhile, the law's clock too, and under force majeure what the applicant owes as well;
nothing is decided and nothing else holds it up.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.intake.domain.cases.claiming import Claiming
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import (
    OF_THE_APPLICANT,
    OF_THE_WHOLE,
    ClockKind,
    PauseReason,
)
from services.intake.domain.clocks.limit import Limit
from shared.events.intake_waiting import CasePaused, PauseAsked, PauseEnded, PauseRefused
from shared.kernel.calendar import ONE_MINUTE, Calendar, Unit, local_moment, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


class Cause(StrEnum):
    """Why it cannot go on: a closed list."""

    FORCE_MAJEURE = "force_majeure"
    APPLICANT = "applicant"


HELD = {
    Cause.FORCE_MAJEURE: (*OF_THE_WHOLE, *OF_THE_APPLICANT),
    Cause.APPLICANT: OF_THE_WHOLE,
}
"""What waits: nobody can help the one, the applicant keeps his own time in the other."""


class PauseAct(StrEnum):
    """What is done about a pause; both tables of states know these words."""

    ASK = "申请暂停计时"
    GRANT = "同意暂停计时"
    REFUSE = "不同意暂停计时"
    END = "恢复计时"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Why, by which paper, until the end of which day; without `granted_by` it is only asked for."""

    cause: Cause
    basis: str
    until: date
    asked_by: str
    asked_at: datetime
    granted_by: str | None = None
    granted_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """The last minute of its day: counted is again from the day after."""
        return local_moment(self.until + timedelta(days=1)) - ONE_MINUTE


@dataclass(kw_only=True)
class Pausing(Claiming):
    """`pause` is the one that lasts, or that somebody has asked for."""

    pause: Pause | None = None

    @property
    def is_paused(self) -> bool:
        """Tell whether a pause was granted and lasts."""
        return self.pause is not None and self.pause.granted_at is not None

    def permit_pause(self, act: PauseAct) -> None:
        """Refuse what the state does not permit."""
        raise NotImplementedError

    def ask_pause(self, cause: Cause, *, basis: str, until: date, by: Caller, at: datetime) -> None:
        """Ask for it, with the paper that proves it; until somebody else agrees everything runs on."""
        self.permit_pause(PauseAct.ASK)
        if self.pause:
            raise Conflict("已经暂停计时或者正在申请，不能重复申请")
        self._require_pause_near(until, at)
        self.pause = Pause(cause=cause, basis=basis, until=until, asked_by=by.id, asked_at=at)
        self.note(at, PauseAct.ASK, by=by.id, note=basis)
        self.record(
            PauseAsked(
                case_id=self.id, grid_code=self.area, cause=cause, until=until, asked_by=by.id, asked_at=at
            )
        )

    def grant_pause(self, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Let the clocks wait; by somebody who neither asked for it nor has the case in hand."""
        asked = self._asked(PauseAct.GRANT, by)
        if asked.ends_at <= at:
            raise Conflict("申请的截止日期已过，不能同意")
        self.require_other(PauseAct.GRANT, by)
        self.pause = replace(asked, granted_by=by.id, granted_at=at)
        reason = PauseReason(asked.cause)
        held = HELD[asked.cause]
        self.pause_clocks(*held, reason=reason, basis=asked.basis, by=by.id, at=at, calendar=calendar)
        minutes = Limit(amount=(asked.ends_at - at) // ONE_MINUTE, unit=Unit.MINUTE)
        self.start_step(ClockKind.PAUSE, minutes, by=by.id, at=at, calendar=calendar)
        self.note(at, PauseAct.GRANT, by=by.id, note=asked.basis)
        self.record(
            CasePaused(
                case_id=self.id,
                worker_id=self.worker,
                cause=asked.cause,
                until=asked.until,
                granted_by=by.id,
                paused_at=at,
            )
        )

    def refuse_pause(self, words: str, *, by: Caller, at: datetime) -> None:
        """Leave the clocks as they are; by somebody else than who asked."""
        self._asked(PauseAct.REFUSE, by)
        self.pause = None
        self.note(at, PauseAct.REFUSE, by=by.id, note=words)
        self.record(PauseRefused(case_id=self.id, worker_id=self.worker, refused_by=by.id, refused_at=at))

    def end_pause(self, words: str, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Let the clocks run again with what is left, as soon as nothing hinders it any more."""
        self.permit_pause(PauseAct.END)
        if not self.is_paused:
            raise Conflict("没有暂停计时")
        assert self.pause, "it lasts"
        held, self.pause = HELD[self.pause.cause], None
        self.stop_clocks(ClockKind.PAUSE, by=by, at=at, calendar=calendar)
        self.resume_clocks(*held, by=by, at=at, calendar=calendar)
        self.note(at, PauseAct.END, by=by, note=words)
        self.record(
            PauseEnded(
                case_id=self.id,
                worker_id=self.worker,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                ended_by=by,
                ended_at=at,
            )
        )

    def run_out(self, kind: ClockKind, *, at: datetime, calendar: Calendar) -> None:
        """End a pause on its day."""
        if kind is ClockKind.PAUSE and self.pause:
            self.end_pause("", by=SYSTEM, at=min(at, self.pause.ends_at), calendar=calendar)
        else:
            super().run_out(kind, at=at, calendar=calendar)

    def require_running(self, action: str) -> None:
        """Refuse what would go on with it while it is paused."""
        if self.is_paused:
            raise Conflict(f"时限暂停中，不能{action}；请先恢复计时")

    def _asked(self, act: PauseAct, by: Caller) -> Pause:
        self.permit_pause(act)
        if self.pause is None or self.is_paused:
            raise Conflict("没有待审批的暂停计时申请")
        if by.id == self.pause.asked_by:
            raise Conflict("暂停计时须由申请人以外的其他人员审批")
        return self.pause

    def _require_pause_near(self, until: date, at: datetime) -> None:
        today, longest = local_time(at).date(), self.policy.longest_pause
        if not today <= until <= today + timedelta(days=longest):
            raise Invalid("截止日期须在今后且不超过规定天数", {"until": [f"{longest}天以内"]})
