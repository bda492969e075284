"""What the use cases need from the world outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from services.grid.domain.assignment import Assignment
from services.grid.domain.boundary import Boundary
from services.grid.domain.building import Building
from services.grid.domain.grid import Grid, GridInForce
from services.grid.domain.household import Household
from services.grid.domain.person import Person
from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted
from shared.kernel.command import Command
from shared.kernel.geography import Box, Point

R = TypeVar("R")
E = TypeVar("E")


class Grids(Protocol):
    """Every grid with its history."""

    def find(self, id: str) -> Grid | None:
        """Return one by its code, or None."""

    def save(self, aggregate: Grid) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class Atlas(Protocol):
    """The grids as a map: quick to ask, at most about a second behind what another process published."""

    @property
    def box(self) -> Box:
        """Return the part of the globe that the city lies in."""

    def at(self, point: Point, moment: datetime) -> GridInForce | None:
        """Return the grid that holds a point, borders included; on a shared one the lowest code."""

    def named(self, code: str, moment: datetime) -> GridInForce | None:
        """Return the grid of a code if it is in force."""

    def fault(self, boundary: Boundary) -> str | None:
        """Tell what is wrong with a shape, such as a ring that crosses itself."""

    def renew(self) -> None:
        """Draw the map anew before the next question: this process has published something."""


class Records(Protocol[R]):
    """Records that come by import."""

    def keep(self, told: Sequence[tuple[R, Command]]) -> None:
        """Keep records, each with the command that told it; of two with one id the last.

        A command that was heard before changes nothing, whatever was told since.
        """

    def find_all(self, ids: Iterable[str]) -> Mapping[str, R]:
        """Return those that there are, by id."""


class Buildings(Records[Building], Protocol):
    """All buildings."""

    def by_address(self, key: str) -> Building | None:
        """Return the only building with that address key; None where there are none or several."""


Households = Records[Household]
People = Records[Person]


class Announcements(Protocol[E]):
    """The newest announcement about each of somebody else's things."""

    def hear(self, event: E, *, sequence: int) -> None:
        """Remember an announcement unless a newer one about the same thing was heard before."""

    def about(self, ids: Iterable[str]) -> list[E]:
        """Return what was heard last about these: workers, `<area>:<post>`, or `<worker>:<month>`."""


class Assignments(Protocol):
    """Every assignment."""

    def get(self, id: str) -> Assignment:
        """Return one by the id of its case, or raise NotFound."""

    def find(self, id: str) -> Assignment | None:
        """Return one by the id of its case, or None."""

    def save(self, aggregate: Assignment) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def open_with(self, worker_id: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what a worker still has to do, oldest first, after the cursor of an assignment."""


class Acknowledgements(Protocol):
    """Which worker has confirmed that he knows of which case."""

    def note(self, case_id: str, worker_id: str, at: datetime) -> None:
        """Remember when a worker confirmed a case; the earliest time stays."""

    def when(self, case_id: str, worker_id: str) -> datetime | None:
        """Return when a worker confirmed a case, or None."""


class Sealer(Protocol):
    """Seals personal data, and finds them again."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return a text that only the key can open."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, always the same for the same text and purpose."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """All that tells where something is."""

    households: Households
    buildings: Buildings
    atlas: Atlas


@dataclass(frozen=True, kw_only=True)
class Rota:
    """All that staff has announced."""

    workers: Announcements[WorkerEnlisted]
    posts: Announcements[PostFilled]
    duties: Announcements[RosterPublished]
