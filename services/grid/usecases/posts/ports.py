"""What grid heard from staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from services.grid.domain.posts.handover import Handover, VisitDue
from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted

E = TypeVar("E")


class Announcements(Protocol[E]):
    """The newest announcement about each of somebody else's things."""

    def hear(self, event: E, *, sequence: int) -> None:
        """Remember an announcement unless a newer one about the same thing was heard before."""

    def about(self, ids: Iterable[str]) -> list[E]:
        """Return what was heard last about these: workers, `<area>:<post>`, or `<worker>:<month>`."""

    def all(self) -> list[E]:
        """Return everything that was heard last: as much as a street has, not more."""


class Handovers(Protocol):
    """Every handover."""

    def get(self, id: str) -> Handover:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Handover | None:
        """Return one, or None."""

    def save(self, aggregate: Handover) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def open_ones(self, *, from_id: str | None = None) -> list[Handover]:
        """Return those that were not returned yet: of one worker, or of all."""

    def of_grid(self, grid_code: str, *, before: str | None, limit: int) -> list[Handover]:
        """Return those of a grid, newest first, before the cursor of one."""


class DueVisits(Protocol):
    """What is due at the doors of a grid."""

    def of(self, grid_code: str, worker_id: str, *, at: datetime) -> tuple[VisitDue, ...]:
        """Return what is due at households for which a worker is responsible, what ends first first."""


@dataclass(frozen=True, kw_only=True)
class Rota:
    """All that staff has announced."""

    workers: Announcements[WorkerEnlisted]
    posts: Announcements[PostFilled]
    duties: Announcements[RosterPublished]
