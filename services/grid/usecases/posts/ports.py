"""What grid heard from staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted

E = TypeVar("E")


class Announcements(Protocol[E]):
    """The newest announcement about each of somebody else's things."""

    def hear(self, event: E, *, sequence: int) -> None:
        """Remember an announcement unless a newer one about the same thing was heard before."""

    def about(self, ids: Iterable[str]) -> list[E]:
        """Return what was heard last about these: workers, `<area>:<post>`, or `<worker>:<month>`."""


@dataclass(frozen=True, kw_only=True)
class Rota:
    """All that staff has announced."""

    workers: Announcements[WorkerEnlisted]
    posts: Announcements[PostFilled]
    duties: Announcements[RosterPublished]
