"""Redress (差评处理): a bad rating is made good, and asked about again by somebody else (reference §1.6).

It is the same for both kinds of cases. Each says what it was rated for, who may take part, and what its own
table of states permits.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.pausing import Pausing
from services.intake.domain.cases.redress_rules import RedressRules
from services.intake.domain.cases.script import CallResult, Script, Visit, VisitChannel, in_vain
from services.intake.domain.clocks.clock_kind import ClockKind
from shared.events.intake_handling import VisitFailed
from shared.events.intake_rating import RaterContacted, RatingRectified, RedressEnded
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict

MOST_KEPT = 50  # tries to reach whoever rated; the oldest fall away
OF_REDRESS = frozenset({ClockKind.CONTACT, ClockKind.STEP, ClockKind.CALLBACK})


class Redress(StrEnum):
    """How far a bad rating was made good; contacting and rectifying run side by side."""

    NONE = "none"
    OPEN = "open"
    RECTIFIED = "rectified"
    MADE_GOOD = "made_good"
    IN_VAIN = "in_vain"
    UNREACHED = "unreached"

    @property
    def is_due(self) -> bool:
        """Tell whether somebody still has to do something about it."""
        return self in {Redress.OPEN, Redress.RECTIFIED}


class RedressAct(StrEnum):
    """What is done about a bad rating; both tables of states know these words."""

    CONTACT = "联系差评人"
    RECTIFY = "差评整改"
    CALL_BACK = "差评回访"
    MISS = "差评回访未成"


@dataclass(kw_only=True)
class Redressing(Pausing):
    """What became of the last rating if it was bad."""

    redress: Redress = Redress.NONE
    rater_contacted_at: datetime | None = None
    redress_visits: tuple[Visit, ...] = ()

    @property
    def redress_rules(self) -> RedressRules:
        """The numbers of this street for such cases."""
        raise NotImplementedError

    @property
    def round_rated(self) -> int:
        """For which time it was rated."""
        raise NotImplementedError

    def permit_redress(self, act: RedressAct) -> None:
        """Refuse what the state does not permit."""
        raise NotImplementedError

    def take_part(self, by: Caller) -> None:
        """Refuse whoever has no part in making it good."""
        raise NotImplementedError

    @property
    def kinds_that_end(self) -> tuple[ClockKind, ...]:
        """The clocks that stop with the matter itself: those by which a rating is made good run on."""
        return tuple(kind for kind in ClockKind if not (self.redress.is_due and kind in OF_REDRESS))

    def begin_redress(self, *, at: datetime, calendar: Calendar) -> None:
        """Start the clocks for making it good."""
        self.redress, self.rater_contacted_at, self.redress_visits = Redress.OPEN, None, ()
        rules = self.redress_rules
        limits = {ClockKind.CONTACT.value: rules.bad_contact, ClockKind.STEP.value: rules.bad_rectify}
        self.start_clocks(limits, by=SYSTEM, at=at, calendar=calendar)

    def contact_rater(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Speak with who rated it badly."""
        self._require_redress(RedressAct.CONTACT, Redress.OPEN)
        self.take_part(by)
        self.note(at, RedressAct.CONTACT, by=by.id, note=words)
        self.rater_contacted_at = self.rater_contacted_at or at
        self.claim_contact(by.id, at=at)
        self.stop_clocks(ClockKind.CONTACT, by=by.id, at=at, calendar=calendar)
        self.record(RaterContacted(case_id=self.id, worker_id=by.id, contacted_at=at))

    def rectify(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Say what was made good; somebody else asks about it next."""
        self._require_redress(RedressAct.RECTIFY, Redress.OPEN)
        self.take_part(by)
        if self.rater_contacted_at is None:
            raise Conflict("须先联系差评人，再登记整改结果")
        self.hold(by)
        self.note(at, RedressAct.RECTIFY, by=by.id, note=words)
        self.redress = Redress.RECTIFIED
        self.stop_clocks(ClockKind.STEP, by=by.id, at=at, calendar=calendar)
        self.start_step(
            ClockKind.CALLBACK, self.redress_rules.bad_callback, by=SYSTEM, at=at, calendar=calendar
        )
        self.record(
            RatingRectified(
                case_id=self.id,
                worker_id=by.id,
                grid_code=self.area,
                due=self.due.get(ClockKind.CALLBACK),
                rectified_at=at,
            )
        )

    def call_rater_back(
        self, script: Script, *, channel: VisitChannel, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Ask him once more, by somebody else than the handler; what is in vain a leader hears of."""
        self._require_redress(RedressAct.CALL_BACK, Redress.RECTIFIED)
        self.require_other(RedressAct.CALL_BACK, by)
        self._note_call(channel, CallResult.ANSWERED, by=by, at=at, script=script)
        self.note(at, RedressAct.CALL_BACK, by=by.id, note="满意" if script.passed else "仍不满意")
        self.weigh_claim(script, at=at)
        how = Redress.MADE_GOOD if script.passed else Redress.IN_VAIN
        self.end_redress(how, by=by.id, at=at, calendar=calendar)

    def miss_rater(
        self, result: CallResult, *, channel: VisitChannel, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Note that he could not be asked; after so many tries on so many days that is the end of it."""
        self._require_redress(RedressAct.MISS, Redress.RECTIFIED)
        self.require_other(RedressAct.CALL_BACK, by)
        self._note_call(channel, result, by=by, at=at)
        self.note(at, RedressAct.MISS, by=by.id, note=result)
        rules, tries = self.redress_rules, self.redress_visits
        self.record(VisitFailed(case_id=self.id, tries=len(tries), result=result, failed_at=at))
        if in_vain(tries, least=rules.failed_visits, days=rules.failed_days):
            self.end_redress(Redress.UNREACHED, by=by.id, at=at, calendar=calendar)

    def end_redress(self, how: Redress, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Keep what became of it."""
        self.redress = how
        self.stop_clocks(ClockKind.CALLBACK, by=by, at=at, calendar=calendar)
        self.record(RedressEnded(case_id=self.id, grid_code=self.area, how=how, ended_at=at))

    def _require_redress(self, act: RedressAct, stage: Redress) -> None:
        self.permit_redress(act)
        if self.redress is not stage:
            raise Conflict(f"差评处理不在此环节，不能{act}")

    def _note_call(
        self,
        channel: VisitChannel,
        result: CallResult,
        *,
        by: Caller,
        at: datetime,
        script: Script | None = None,
    ) -> None:
        call = Visit(at=at, by=by.id, of=self.round_rated, channel=channel, result=result, script=script)
        self.redress_visits = (*self.redress_visits, call)[-MOST_KEPT:]
