"""Ending: closed, with the reporter invited to rate; taken back by him, void, or put away in the end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.states import IssueState
from services.intake.domain.issues.supervising import Supervising
from services.intake.domain.issues.transitions import TABLE, Action
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import CaseClosed
from shared.events.intake_ending import CaseArchived, CaseVoided, CaseWithdrawn
from shared.events.intake_rating import RatingInvited
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller


class Confirmed(StrEnum):
    """Who stands for what an issue was closed with."""

    REPORTER = "reporter"
    INSPECTION = "inspection"
    NOBODY = "nobody"
    LEADER = "leader"


@dataclass(kw_only=True)
class Ending(Supervising):
    """When it was closed, and for which time: every close invites to one rating."""

    closed_at: datetime | None = None
    confirmed: Confirmed = Confirmed.NOBODY
    rating_round: int = 0

    def close(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """End what the reporter is content with, or what was found done; every clock stops."""
        self.permit(Action.CLOSE)
        self.end(Action.CLOSE, by=by.id, at=at, calendar=calendar)

    @property
    def may_be_answered(self) -> bool:
        return self.state in TABLE[Action.ANSWER].froms

    def answer(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """End a question with its public answer; whoever has but a handle cannot be visited."""
        self.permit(Action.ANSWER)
        self.outcome = Outcome.EXPLAINED
        self.end(Action.ANSWER, by=by, at=at, calendar=calendar)

    def end(self, action: Action, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Close it. What nobody could ask the reporter about says so, and never more than the worker said."""
        self.move(action, IssueState.CLOSED)
        self.note(at, Action.CLOSE, by=by)
        self.closed_at, self.rating_round = at, self.rating_round + 1
        self.stop_clocks(by=by, at=at, calendar=calendar)
        self.start_step(ClockKind.ARCHIVE, self.policy.issue.archive, by=SYSTEM, at=at, calendar=calendar)
        outcome = self.outcome or Outcome.NOT_SOLVED
        self.record(CaseClosed(case_id=self.id, outcome=outcome, confirmed=self.confirmed, closed_at=at))
        self.record(RatingInvited(case_id=self.id, rating_round=self.rating_round, invited_at=at))

    def withdraw(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take it back, as who reported it."""
        self.step(Action.WITHDRAW, by=by.id, at=at, note=words)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.record(
            CaseWithdrawn(case_id=self.id, worker_id=self.worker, withdrawn_by=by.id, withdrawn_at=at)
        )

    def void(self, reason: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Declare that it should never have been a case; by a supervisor who did not handle it."""
        self.permit(Action.VOID)
        self.require_other(Action.VOID, by)
        self.step(Action.VOID, by=by.id, at=at, note=reason)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.record(CaseVoided(case_id=self.id, worker_id=self.worker, voided_by=by.id, voided_at=at))

    def archive(self, *, at: datetime, calendar: Calendar) -> None:
        """Put it away: from now on nothing is changed."""
        self.step(Action.ARCHIVE, by=SYSTEM, at=at)
        self.stop_clocks(by=SYSTEM, at=at, calendar=calendar)
        self.record(CaseArchived(case_id=self.id, archived_at=at))
