"""What staff announces: who works where, and when. Every event carries the whole present state."""

from dataclasses import dataclass
from datetime import date, datetime, time

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class WorkerEnlisted(Event):
    """Somebody works here. `label` is the masked name.

    `role` is worker, station_head, clerk, section_head or leader.
    """

    name = "staff.worker_enlisted"
    about = "worker"
    heard_by = ("grid",)
    worker_id: str
    label: str
    role: str
    area: str


@dataclass(frozen=True, kw_only=True)
class WorkerReleased(Event):
    """Somebody works here no more; his posts were handed on before."""

    name = "staff.worker_released"
    about = "worker"
    worker_id: str
    area: str
    released_at: datetime


@dataclass(frozen=True, kw_only=True)
class PostFilled(Event):
    """A post of a grid (A, B) or of a community (head) has a holder, or nobody (None)."""

    name = "staff.post_filled"
    about = "post"
    heard_by = ("grid", "notify")
    area: str
    post: str
    worker_id: str | None
    label: str | None


@dataclass(frozen=True, kw_only=True)
class Shift:
    """One duty shift in local time; `place` is grid, desk, leave, training or assignment."""

    day: date
    start: time
    end: time
    place: str


@dataclass(frozen=True, kw_only=True)
class RosterPublished(Event):
    """The shifts of one worker in one month (`2026-11`), replacing what was said before.

    `substitute_id` stands in for him on his days away; None: his partner does.
    """

    name = "staff.roster_published"
    about = "roster"
    heard_by = ("grid",)
    worker_id: str
    month: str
    shifts: tuple[Shift, ...]
    substitute_id: str | None = None
