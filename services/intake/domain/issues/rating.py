"""Rating (好差评): one a close; a bad one is made good, and asked about again by somebody else (差评)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.script import CallResult, Script, Visit, VisitChannel, in_vain
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.visiting import MOST_KEPT, Visiting
from shared.events.intake_handling import VisitFailed
from shared.events.intake_rating import CaseRated, RaterContacted, RatingRectified, RedressEnded
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What the reporter says in the n-th round: 5 very content to 1 not at all, in his own words."""

    of: int
    level: int
    words: str
    at: datetime


class Redress(StrEnum):
    """How far a bad rating was made good; contacting and rectifying run side by side."""

    NONE = "none"
    OPEN = "open"
    RECTIFIED = "rectified"
    MADE_GOOD = "made_good"
    IN_VAIN = "in_vain"
    UNREACHED = "unreached"


@dataclass(kw_only=True)
class Rateable(Visiting):
    """The ratings so far, and what became of the last if it was bad."""

    ratings: tuple[Rating, ...] = ()
    redress: Redress = Redress.NONE
    rater_contacted_at: datetime | None = None
    redress_visits: tuple[Visit, ...] = ()

    def rate(self, level: int, *, words: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Rate it, once a round. A bad rating starts the clocks for making it good."""
        self.step(Action.RATE, by=by.id, at=at)
        self.ratings = (*self.ratings, Rating(of=self.rating_round, level=level, words=words, at=at))
        if is_bad := level <= self.policy.issue.bad_from:
            self._begin_redress(at=at, calendar=calendar)
        self.record(
            CaseRated(
                case_id=self.id,
                rating_round=self.rating_round,
                level=level,
                is_bad=is_bad,
                worker_id=self.worker if is_bad else None,
                grid_code=self.area,
                due=self.due.get(ClockKind.STEP),
                rated_at=at,
            )
        )

    def contact_rater(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Speak with who rated it badly."""
        self._require_redress(Action.CONTACT_RATER, Redress.OPEN)
        self.stand_in(by)
        self.step(Action.CONTACT_RATER, by=by.id, at=at, note=words)
        self.rater_contacted_at = self.rater_contacted_at or at
        self.stop_clocks(ClockKind.CONTACT, by=by.id, at=at, calendar=calendar)
        self.record(RaterContacted(case_id=self.id, worker_id=by.id, contacted_at=at))

    def rectify(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Say what was made good; somebody else asks about it next."""
        self._require_redress(Action.RECTIFY, Redress.OPEN)
        self.stand_in(by)
        if self.rater_contacted_at is None:
            raise Conflict("须先联系差评人，再登记整改结果")
        self.hold(by)
        self.step(Action.RECTIFY, by=by.id, at=at, note=words)
        self.redress = Redress.RECTIFIED
        self.stop_clocks(ClockKind.STEP, by=by.id, at=at, calendar=calendar)
        self.start_step(
            ClockKind.CALLBACK, self.policy.issue.bad_callback, by=SYSTEM, at=at, calendar=calendar
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
        self._require_redress(Action.CALL_RATER_BACK, Redress.RECTIFIED)
        self.require_other(Action.CALL_RATER_BACK, by)
        self._note_call(channel, CallResult.ANSWERED, by=by, at=at, script=script)
        self.step(Action.CALL_RATER_BACK, by=by.id, at=at, note="满意" if script.passed else "仍不满意")
        self._end_redress(
            Redress.MADE_GOOD if script.passed else Redress.IN_VAIN, by=by.id, at=at, calendar=calendar
        )

    def miss_rater(
        self, result: CallResult, *, channel: VisitChannel, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Note that he could not be asked; after so many tries on so many days that is the end of it."""
        self._require_redress(Action.MISS_RATER, Redress.RECTIFIED)
        self.require_other(Action.CALL_RATER_BACK, by)
        self._note_call(channel, result, by=by, at=at)
        self.step(Action.MISS_RATER, by=by.id, at=at, note=result)
        rules, tries = self.policy.issue, self.redress_visits
        self.record(VisitFailed(case_id=self.id, tries=len(tries), result=result, failed_at=at))
        if in_vain(tries, least=rules.failed_visits, days=rules.failed_days):
            self._end_redress(Redress.UNREACHED, by=by.id, at=at, calendar=calendar)

    def _begin_redress(self, *, at: datetime, calendar: Calendar) -> None:
        """Let it be made good, before it is put away."""
        self.redress, self.rater_contacted_at, self.redress_visits = Redress.OPEN, None, ()
        self.stop_clocks(ClockKind.ARCHIVE, by=SYSTEM, at=at, calendar=calendar)
        rules = self.policy.issue
        limits = {ClockKind.CONTACT.value: rules.bad_contact, ClockKind.STEP.value: rules.bad_rectify}
        self.start_clocks(limits, by=SYSTEM, at=at, calendar=calendar)

    def _require_redress(self, action: Action, stage: Redress) -> None:
        self.permit(action)
        if self.redress is not stage:
            raise Conflict(f"该工单的差评处理不在此环节，不能{action}")

    def _note_call(
        self,
        channel: VisitChannel,
        result: CallResult,
        *,
        by: Caller,
        at: datetime,
        script: Script | None = None,
    ) -> None:
        call = Visit(at=at, by=by.id, of=self.rating_round, channel=channel, result=result, script=script)
        self.redress_visits = (*self.redress_visits, call)[-MOST_KEPT:]

    def _end_redress(self, how: Redress, *, by: str, at: datetime, calendar: Calendar) -> None:
        self.redress = how
        self.stop_clocks(ClockKind.CALLBACK, by=by, at=at, calendar=calendar)
        self.record(RedressEnded(case_id=self.id, grid_code=self.area, how=how, ended_at=at))
        self.start_step(ClockKind.ARCHIVE, self.policy.issue.archive, by=SYSTEM, at=at, calendar=calendar)
