"""Extending (延期): more time, asked for before the limit is over; unanswered by then it lapses."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.issues.returning import Returning
from services.intake.domain.issues.transitions import Action
from shared.events.intake_extension import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionLapsed,
    ExtensionRefused,
)
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.masking import discreet

EXTENDABLE = (ClockKind.STEP, ClockKind.PROMISED)


class Asked(StrEnum):
    """How a request stands: 未申请, 审核中, 同意, 不同意, 已失效."""

    NOT_ASKED = "not_asked"
    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True)
class MoreTime:
    """A request: why, how many working days, of which limit; and what came of it."""

    reason: str
    days: int
    clock: ClockKind
    asked_by: str
    asked_at: datetime
    state: Asked = Asked.PENDING
    granted: int | None = None
    opinion: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = None

    def require_within(self, days: int) -> None:
        """Refuse to give more than was asked."""
        if days > self.days:
            raise Invalid("批准的天数不能超过申请的天数", {"days": [f"不超过 {self.days}"]})


@dataclass(kw_only=True)
class Extending(Returning):
    """The requests for more time, the newest last."""

    requests: tuple[MoreTime, ...] = ()

    @property
    def extension_state(self) -> Asked:
        return self.requests[-1].state if self.requests else Asked.NOT_ASKED

    def ask_extension(self, days: int, *, reason: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Ask for so many working days more, before the limit is over. The clock runs on meanwhile."""
        self.permit(Action.ASK_EXTENSION)
        self.stand_in(by)
        if len(self.requests) >= self.policy.issue.most_extensions:
            raise Conflict("该工单的延期申请次数已用完")
        kind = self._limit_of_now(at, calendar)
        asked = MoreTime(reason=reason, days=days, clock=kind, asked_by=by.id, asked_at=at)
        self.requests = (*self.requests, asked)
        self.step(Action.ASK_EXTENSION, by=by.id, at=at, note=reason)
        self.record(
            ExtensionAsked(
                case_id=self.id,
                grid_code=self.area,
                worker_id=by.id,
                days=days,
                grounds=discreet(reason),
                asked_at=at,
            )
        )

    def grant_extension(
        self, days: int, *, opinion: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Give as much more time as was asked, or less, by somebody else; the resident is told until when.

        Never beyond the legal limit, where one runs: what was reopened has its new promise only.
        """
        asked = self._answerable(Action.GRANT_EXTENSION, by)
        asked.require_within(days)
        notice = f"{self.number}/{len(self.requests)}"
        more = Extension(amount=days, granted_by=by.id, at=at, notice=notice)
        self._lengthen(asked.clock, more, calendar)
        self._answer(Asked.GRANTED, granted=days, opinion=opinion, by=by.id, at=at)
        self.step(Action.GRANT_EXTENSION, by=by.id, at=at, note=opinion)
        self.record(
            ExtensionGranted(
                case_id=self.id,
                worker_id=asked.asked_by,
                days=days,
                due=self.due.get(asked.clock),
                grounds=discreet(asked.reason),
                granted_by=by.id,
                granted_at=at,
            )
        )

    def refuse_extension(self, *, opinion: str, by: Caller, at: datetime) -> None:
        """Say no; the limit stays."""
        asked = self._answerable(Action.REFUSE_EXTENSION, by)
        self._answer(Asked.REFUSED, opinion=opinion, by=by.id, at=at)
        self.step(Action.REFUSE_EXTENSION, by=by.id, at=at, note=opinion)
        self.record(
            ExtensionRefused(
                case_id=self.id,
                worker_id=asked.asked_by,
                opinion=discreet(opinion),
                refused_by=by.id,
                refused_at=at,
            )
        )

    def lapse(self, kind: ClockKind, *, at: datetime) -> None:
        """Let the request lapse that nobody answered before its limit was over."""
        self.permit(Action.LAPSE)
        if self.extension_state is Asked.PENDING and self.requests[-1].clock is kind:
            self.drop_extension(at=at)
            self.step(Action.LAPSE, by=SYSTEM, at=at)

    def drop_extension(self, *, at: datetime) -> None:
        """Let a request lapse that still waits for its answer."""
        if self.extension_state is Asked.PENDING:
            asked = self.requests[-1]
            self._answer(Asked.LAPSED, opinion="", by=SYSTEM, at=at)
            self.record(ExtensionLapsed(case_id=self.id, worker_id=asked.asked_by, lapsed_at=at))

    def _limit_of_now(self, at: datetime, calendar: Calendar) -> ClockKind:
        """Return the kind of the limit he works under: that of a second try, else the promise."""
        for kind in EXTENDABLE:
            clock = self.clocks.newest(kind)
            if clock is not None:
                if clock.limit.unit is not Unit.WORKING_DAY:
                    raise Conflict("只有按工作日计的时限可以延期")
                if clock.is_overdue(at, calendar):
                    raise Conflict("时限已过，不能申请延期")
                return kind
        raise Conflict("没有可以延期的时限")

    def _answerable(self, action: Action, by: Caller) -> MoreTime:
        self.permit(action)
        self.require_other(action, by)
        return self.requests[-1]

    def _lengthen(self, kind: ClockKind, more: Extension, calendar: Calendar) -> None:
        """Add to the limit he works under, and to a promise that is not broken; never beyond the law."""
        kinds = {kind, ClockKind.PROMISED} if self._keeps_promise(more.at, calendar) else {kind}
        longer = self.clocks
        for each in kinds:
            longer = longer.extend(each, more, calendar)
        legal = longer.deadline(ClockKind.LEGAL, calendar)
        promised = longer.deadline(ClockKind.PROMISED, calendar)
        if legal and promised and ClockKind.PROMISED in kinds and promised.at > legal.at:
            raise Invalid("延期后不能超过法定时限", {"days": [f"不晚于 {legal.last_day}"]})
        for each in kinds:
            self.extend_clock(each, more, calendar=calendar)

    def _keeps_promise(self, at: datetime, calendar: Calendar) -> bool:
        promise = self.clocks.newest(ClockKind.PROMISED)
        return promise is not None and not promise.is_overdue(at, calendar)

    def _answer(
        self, state: Asked, *, opinion: str, by: str, at: datetime, granted: int | None = None
    ) -> None:
        answered = replace(
            self.requests[-1], state=state, granted=granted, opinion=opinion, answered_by=by, answered_at=at
        )
        self.requests = (*self.requests[:-1], answered)
