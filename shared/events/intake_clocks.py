"""What intake announces when a clock of a case is reckoned anew."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class ClockMoved(CaseEvent):
    """A due time changed although nobody touched the case: a calendar year became official."""

    name = "intake.clock_moved"
    clock: str
    was_due: datetime | None
    due: datetime | None
    reason: str
    moved_at: datetime
