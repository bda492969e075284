"""What grid announces of visits: ids and codes, never what was said at the door."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class VisitEvent(Event):
    """Base of what happens to one visit."""

    about = "visit"
    heard_by: ClassVar[tuple[str, ...]] = ()
    visit_id: str


@dataclass(frozen=True, kw_only=True)
class VisitSubmitted(VisitEvent):
    """A visit was made, and counts. Place and worker are those of the moment in which it began.

    `needs` are codes of what the household needs; `hazards`, `cases` and `changes` count what was found.
    """

    name = "grid.visit_submitted"
    heard_by = ("grid",)
    household_id: str
    worker_id: str
    grid_code: str | None
    grid_version: int | None
    community_code: str
    kind: str
    result: str
    by_phone: bool
    needs: tuple[str, ...]
    hazards: int
    cases: int
    started_at: datetime
    ended_at: datetime
    submitted_at: datetime
    changes: int = 0


@dataclass(frozen=True, kw_only=True)
class VisitQuarantined(VisitEvent):
    """An entry came from somebody who does not work there any more; it counts once a head has agreed."""

    name = "grid.visit_quarantined"
    heard_by = ("notify",)
    household_id: str
    worker_id: str
    community_code: str
    submitted_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitFlagged(VisitEvent):
    """An entry looks doubtful and is looked at again; that alone costs nobody anything."""

    name = "grid.visit_flagged"
    heard_by = ("notify",)
    flags: tuple[str, ...]
    flagged_at: datetime
    worker_id: str | None = None
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class VisitReviewed(VisitEvent):
    """Somebody else than the worker has looked at it."""

    name = "grid.visit_reviewed"
    heard_by = ("notify",)
    sound: bool
    reviewed_by: str
    reviewed_at: datetime
    worker_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class VisitAmended(VisitEvent):
    """The words of a visit were changed; after a day with a reason."""

    name = "grid.visit_amended"
    late: bool
    amended_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitCaseOpened(VisitEvent):
    """What was found at the door has become a case at intake."""

    name = "grid.visit_case_opened"
    case_id: str
    opened_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitCaseRefused(VisitEvent):
    """Intake takes no such case; `number` counts the wishes of the visit from 0."""

    name = "grid.visit_case_refused"
    heard_by = ("notify",)
    number: int
    refused_at: datetime
    worker_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class VisitRead(VisitEvent):
    """Somebody else than the worker has read what he noted; `purpose` is a code."""

    name = "grid.visit_read"
    read_by: str
    purpose: str
    read_at: datetime
