"""Issue: somebody says that something is wrong, asks, or complains (domain reference §1.3).

The table of its steps is in `transitions`, and every procedure has a module of its own. They stand on one
another in the order in which an issue goes through them: triaging, handling, returning, extending,
transferring, suspending, supervising, ending, visiting, rating, reopening, merging.
"""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.merging import Mergeable
from services.intake.domain.issues.states import IssueState
from shared.kernel.calendar import Calendar


@dataclass(kw_only=True)
class Issue(Mergeable):
    """An issue and its whole way, from the report to the archive."""

    def run_out(self, kind: ClockKind, *, at: datetime, calendar: Calendar) -> None:
        """Do what time does by itself: a request lapses, a shelved issue comes up, a closed one goes away."""
        if kind is ClockKind.REVIEW:
            self.tell_review(at=at)
        elif kind is ClockKind.ARCHIVE:
            self.archive(at=at, calendar=calendar)
        elif self.state is IssueState.EXTEND_PENDING:
            self.lapse(kind, at=at)
        else:
            super().run_out(kind, at=at, calendar=calendar)
