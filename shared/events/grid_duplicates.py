"""What grid announces of records that are about one person: ids and areas, nothing of who it is."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class DuplicateFound(Event):
    """Two records are about one person; where they lie in two grids, both have to answer by a day."""

    name = "grid.duplicate_found"
    about = "duplicate"
    duplicate_id: str
    person_ids: tuple[str, ...]
    areas: tuple[str, ...]
    due_on: date | None
    found_at: datetime


@dataclass(frozen=True, kw_only=True)
class DuplicateAnswered(Event):
    """The worker of one of the grids has looked whether the person lives there."""

    name = "grid.duplicate_answered"
    about = "duplicate"
    duplicate_id: str
    person_id: str
    lives_there: bool
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(Event):
    """One record stands for both from now on."""

    name = "grid.people_merged"
    about = "duplicate"
    duplicate_id: str
    kept_id: str
    dropped_id: str
    merged_at: datetime


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    """They are two again: it was not one person."""

    name = "grid.merge_undone"
    about = "duplicate"
    duplicate_id: str
    undone_at: datetime


@dataclass(frozen=True, kw_only=True)
class DuplicateDismissed(Event):
    """They are two people, or one of the records is wrong and was put right."""

    name = "grid.duplicate_dismissed"
    about = "duplicate"
    duplicate_id: str
    dismissed_at: datetime
