"""What grid announces of who is responsible for which households (分户包片)."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ResponsibilityGiven(Event):
    """Somebody other than the worker of post A is responsible for some households, for a time."""

    name = "grid.responsibility_given"
    about = "responsibility"
    responsibility_id: str
    worker_id: str
    household_ids: tuple[str, ...]
    since: date
    until: date | None
    given_by: str
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResponsibilityEnded(Event):
    """It ends after that day; then the worker of post A is responsible again."""

    name = "grid.responsibility_ended"
    about = "responsibility"
    responsibility_id: str
    worker_id: str
    until: date
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResponsibilitiesChecked(Event):
    """Once a night and area: whether every household has exactly one who is responsible for it.

    `area` is a grid, or a community for its households that lie in no grid. `gaps` and `overlaps` name the
    first households for which nobody is responsible, or several are; the numbers count all.
    """

    name = "grid.responsibilities_checked"
    about = "responsibility_check"
    heard_by = ("notify",)
    area: str
    checked_on: date
    households: int
    gap_count: int
    overlap_count: int
    gaps: tuple[str, ...]
    overlaps: tuple[str, ...]
    checked_at: datetime
