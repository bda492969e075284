"""What the use cases need from the world outside."""

from collections.abc import Iterable
from typing import Protocol

from services.staff.domain.absences import Absences
from services.staff.domain.posts import Posts
from services.staff.domain.roster import Roster
from services.staff.domain.worker import Worker


class Workers(Protocol):
    """Everybody who works here."""

    def get(self, id: str) -> Worker:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Worker | None:
        """Return one, or None."""

    def save(self, aggregate: Worker) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class AllPosts(Protocol):
    """The posts of every area."""

    def find(self, id: str) -> Posts | None:
        """Return the posts of an area, or None."""

    def held_by(self, worker_id: str) -> Iterable[Posts]:
        """Return the areas in which a worker holds a post."""

    def save(self, aggregate: Posts) -> None:
        """Keep the posts of an area with their facts, or raise StaleWrite."""


class Rosters(Protocol):
    """Every roster that was published."""

    def find(self, id: str) -> Roster | None:
        """Return one, or None."""

    def naming(self, substitute_id: str, month: str) -> list[Roster]:
        """Return the rosters of a month that name somebody as who stands in, in the order of their ids."""

    def save(self, aggregate: Roster) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class AllAbsences(Protocol):
    """What the two of a grid have put down, month by month."""

    def of(self, grid_code: str, month: str) -> Absences:
        """Return the absences of a grid in a month, empty ones where nobody put anything down."""

    def keep(self, absences: Absences) -> None:
        """Keep them unless somebody changed them meanwhile: then StaleWrite."""


class Sealer(Protocol):
    """Seals personal data."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return a text that only the key can open."""
