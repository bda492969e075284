"""Suspending (挂账): the office shelves what nobody can do now, until a day on which it looks again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import SHELVABLE, ClockKind, PauseReason
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.states import IssueState
from services.intake.domain.issues.transferring import Transferring
from services.intake.domain.issues.transitions import Action
from shared.events.intake_suspension import CaseResumed, CaseSuspended, SuspensionReviewDue
from shared.kernel.calendar import ONE_MINUTE, Calendar, Unit, local_moment, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid


class Obstacle(StrEnum):
    """What nobody can help: a closed list."""

    POLICY_NOT_YET_AVAILABLE = "policy_not_yet_available"
    WORKS_SEASON = "works_season"
    LITIGATION = "litigation"


@dataclass(frozen=True, kw_only=True)
class Suspension:
    """Why, by which paper, until which day, and from which state it was taken."""

    obstacle: Obstacle
    basis: str
    review_on: date
    approved_by: str
    since: datetime
    was: IssueState


@dataclass(kw_only=True)
class Suspending(Transferring):
    """The suspension that lasts."""

    suspension: Suspension | None = None

    def suspend(
        self,
        obstacle: Obstacle,
        *,
        basis: str,
        review_on: date,
        by: Caller,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """Shelve it: promise and step stop for so long, the law's clock never does. By the centre alone."""
        self.permit(Action.SUSPEND)
        self.require_other(Action.SUSPEND, by)
        self._require_near(review_on, at)
        self.suspension = Suspension(
            obstacle=obstacle, basis=basis, review_on=review_on, approved_by=by.id, since=at, was=self.state
        )
        self.step(Action.SUSPEND, by=by.id, at=at, note=basis)
        self.pause_clocks(
            *SHELVABLE, reason=PauseReason.SHELVED, basis=basis, by=by.id, at=at, calendar=calendar
        )
        self._await_review(review_on, by=by.id, at=at, calendar=calendar)
        self._tell_suspension(self.suspension, at=at)

    def resume(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take it up again, with the time that was left."""
        self.permit(Action.RESUME)
        assert self.suspension, "what is shelved says why"
        self.step(Action.RESUME, by=by.id, at=at, note=words, to=self.suspension.was)
        self.suspension = None
        self.stop_clocks(ClockKind.REVIEW, by=by.id, at=at, calendar=calendar)
        self.resume_clocks(*SHELVABLE, by=by.id, at=at, calendar=calendar)
        self.record(
            CaseResumed(
                case_id=self.id,
                worker_id=self.worker,
                due=self.due.get(ClockKind.STEP) or self.due.get(ClockKind.PROMISED),
                resumed_by=by.id,
                resumed_at=at,
            )
        )

    def tell_review(self, *, at: datetime) -> None:
        """Tell that the day has come on which somebody has to look at it again."""
        if self.suspension is None:
            return
        self.note(at, "挂账到期待复核", by=SYSTEM)
        self.record(
            SuspensionReviewDue(
                case_id=self.id,
                grid_code=self.area,
                obstacle=self.suspension.obstacle,
                review_on=self.suspension.review_on,
                told_at=at,
            )
        )

    def _tell_suspension(self, suspension: Suspension, *, at: datetime) -> None:
        self.record(
            CaseSuspended(
                case_id=self.id,
                grid_code=self.area,
                worker_id=self.worker,
                obstacle=suspension.obstacle,
                review_on=suspension.review_on,
                suspended_by=suspension.approved_by,
                suspended_at=at,
            )
        )

    def _require_near(self, review_on: date, at: datetime) -> None:
        today, longest = local_time(at).date(), self.policy.issue.longest_suspension
        if not today < review_on <= today + timedelta(days=longest):
            raise Invalid("复核日期须在今后且不超过规定天数", {"review_on": [f"{longest}天以内"]})

    def _await_review(self, day: date, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Wait until the counters open on that day, or on the first day after it on which they do."""
        opening = calendar.next_open(local_moment(day))
        minutes = -((at - opening) // ONE_MINUTE)
        limit = Limit(amount=minutes, unit=Unit.MINUTE)
        self.start_step(ClockKind.REVIEW, limit, by=by, at=at, calendar=calendar)
