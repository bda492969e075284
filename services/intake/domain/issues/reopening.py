"""Reopening: within some days the resident may say that it is not over, and why; his unit hears of it."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.redress import Redress
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.turns import Run
from services.intake.domain.issues.rating import Rateable
from services.intake.domain.issues.states import S
from services.intake.domain.issues.transitions import Action
from shared.events.intake_ending import CaseReopened
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.masking import discreet


@dataclass(frozen=True, kw_only=True)
class Reopening:
    """What he said, and when."""

    words: str
    by: str
    at: datetime


@dataclass(kw_only=True)
class Reopenable(Rateable):
    """How often it was reopened, and why."""

    reopenings: tuple[Reopening, ...] = ()

    def reopen(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take it up again with a new promise, in the hands that had it; without any it waits for them."""
        self.permit(Action.REOPEN)
        if not words.strip():
            raise Invalid("重新打开须说明理由", {"words": ["required"]})
        if self._is_past_reopening(at, calendar):
            raise Conflict("已超过可以重新打开的时间，请另行提出")
        self.reopenings = (*self.reopenings, Reopening(words=words, by=by.id, at=at))
        self.step(Action.REOPEN, by=by.id, at=at, note=words, to=S.IN_PROGRESS if self.worker else S.TRIAGED)
        self.outcome, self.redress, self.revived, self.outside = None, Redress.NONE, True, None
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.start_step(ClockKind.PROMISED, self.policy.issue.reopened, by=by.id, at=at, calendar=calendar)
        self.record(
            CaseReopened(
                case_id=self.id,
                grid_code=self.area,
                worker_id=self.worker,
                words=discreet(words),
                reopenings=len(self.reopenings),
                due=self.due.get(ClockKind.PROMISED),
                reopened_at=at,
            )
        )

    def _is_past_reopening(self, at: datetime, calendar: Calendar) -> bool:
        assert self.closed_at, "only what was closed is reopened"
        known = deadline(self.policy.issue.reopen, (Run(self.closed_at, None),), calendar)
        return known is None or at >= known.at
