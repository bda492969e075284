"""What intake announces when a clock of a case is reckoned anew, and of days that make that happen."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.intake import CaseEvent
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ClockMoved(CaseEvent):
    """A due time changed although nobody touched the case: a year or a unit's days were published."""

    name = "intake.clock_moved"
    clock: str
    was_due: datetime | None
    due: datetime | None
    reason: str
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class UnitCalendarPublished(Event):
    """On these days of a year a unit of the street keeps hours of its own; on all others it follows again."""

    name = "intake.unit_calendar_published"
    about = "unit_calendar"
    heard_by = ()
    unit: str
    year: int
    days: tuple[date, ...]
    source: str
