"""What grid announces of records that are about one person: ids and areas, nothing of who it is."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class DuplicateFound(Event):
    """Two records are about one person; where they lie in two grids, both have to answer by a day."""

    name = "grid.duplicate_found"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    person_ids: tuple[str, ...]
    areas: tuple[str, ...]
    due_on: date | None
    found_at: datetime


@dataclass(frozen=True, kw_only=True)
class DuplicateAnswered(Event):
    """The worker of one of the grids has looked whether the person lives there; `left` have still to."""

    name = "grid.duplicate_answered"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    person_id: str
    lives_there: bool
    answered_at: datetime
    areas: tuple[str, ...] = ()
    left: int | None = None


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(Event):
    """One record stands for both from now on."""

    name = "grid.people_merged"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    kept_id: str
    dropped_id: str
    merged_at: datetime
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    """They are two again: it was not one person."""

    name = "grid.merge_undone"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    undone_at: datetime
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DuplicateDismissed(Event):
    """They are two people, or one of the records is wrong and was put right."""

    name = "grid.duplicate_dismissed"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    dismissed_at: datetime
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DuplicateOverdue(Event):
    """The day is over by which both grids had to answer; `left` have not."""

    name = "grid.duplicate_overdue"
    about = "duplicate"
    heard_by = ("notify",)
    duplicate_id: str
    areas: tuple[str, ...]
    due_on: date
    left: int
    overdue_at: datetime


@dataclass(frozen=True, kw_only=True)
class DuplicateRested(Event):
    """Nobody has to decide while another record stands for one of the two; `rests` false: it waits again."""

    name = "grid.duplicate_rested"
    about = "duplicate"
    duplicate_id: str
    rests: bool
    rested_at: datetime
    areas: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DuplicateMoved(Event):
    """The map was cut anew: the workers of these areas answer now, in the order of the records."""

    name = "grid.duplicate_moved"
    about = "duplicate"
    duplicate_id: str
    areas: tuple[str, ...]
    moved_at: datetime
