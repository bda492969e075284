"""What the use cases of territory need from the world outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.domain.territory.division import Division
from services.grid.domain.territory.flaw import Flaw
from services.grid.domain.territory.grid import Grid, GridInForce
from services.grid.domain.territory.house import House
from services.grid.domain.territory.numbering import Numbering
from services.grid.domain.territory.unit import Community, Compound, Street
from services.grid.usecases.keep_rows import Records
from services.grid.usecases.records.ports import Households
from shared.kernel.geography import Box, Point


class Grids(Protocol):
    """Every grid with its history."""

    def all(self) -> list[Grid]:
        """Return every grid: what became of one is known by others, of any community."""

    def of_community(self, community_code: str) -> list[Grid]:
        """Return all grids that a community has or had."""

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

    def holds(self, code: str, point: Point, moment: datetime) -> bool:
        """Tell whether the grid of a code is in force and holds a point, borders included."""

    def centre(self, code: str, moment: datetime, *, near: Point) -> Point | None:
        """Return the middle of a grid that is in force, or None; of several parts that of the nearest one."""

    def heirs(self, code: str, moment: datetime) -> tuple[GridInForce, ...]:
        """Return the grids in force that have the ground of one that is no more, by code."""

    def fault(self, boundary: Boundary) -> str | None:
        """Tell what is wrong with a shape, such as a ring that crosses itself."""

    def renew(self) -> None:
        """Draw the map anew before the next question: this process has published something."""


class Divisions(Protocol):
    """How every community is divided, change by change."""

    def get(self, id: str) -> Division:
        """Return one by the code of its community, or raise NotFound."""

    def find(self, id: str) -> Division | None:
        """Return one by the code of its community, or None."""

    def save(self, aggregate: Division) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def due(self, moment: datetime) -> list[str]:
        """Return the communities with a change that has come into force and is not settled."""


class Survey(Protocol):
    """Measures boundaries against each other."""

    def common_ground(self, one: Boundary, other: Boundary) -> float:
        """Return how many square metres two areas share."""

    def union(self, areas: Iterable[Boundary]) -> Boundary:
        """Return the area that some areas make together, by the right-hand rule."""

    def flaws(self, whole: Boundary, parts: Mapping[str, Boundary]) -> list[Flaw]:
        """Return where parts do not cover a whole exactly once, the largest piece first."""

    def holder(self, point: Point, parts: Mapping[str, Boundary]) -> str | None:
        """Return the part that holds a point, borders included; of several the lowest code."""


class Watches(Protocol):
    """Every source of positions that was ever suspected."""

    def find(self, id: str) -> CoordinateWatch | None:
        """Return one by its source, or None."""

    def save(self, aggregate: CoordinateWatch) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def suspected(self, *, limit: int) -> list[CoordinateWatch]:
        """Return the sources that are suspected now, by source."""


class Inhabited(Protocol):
    """Where households live."""

    def count_in_buildings(self, ids: Iterable[str]) -> Mapping[str, int]:
        """Return how many households live in each of some buildings; none is left out."""

    def ids_in_buildings(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Return the households that live in some buildings: the building by the household."""


class Buildings(Records[Building], Protocol):
    """All buildings."""

    def beginning(self, key: str, *, community: str, limit: int) -> list[Building]:
        """Return buildings of a community of which an address key begins so, in no certain order."""

    def newest_of(self, community: str) -> str | None:
        """Return the highest code of a community's buildings, or None."""

    def in_grids(self, codes: Iterable[str | None]) -> list[Building]:
        """Return the buildings of some grids; None stands for those in no grid."""

    def relocate(self, moved: Sequence[Building]) -> None:
        """Note in which grids and communities buildings lie now; all else of them stays."""

    def by_address(self, key: str) -> Building | None:
        """Return the only building with that address key; None where there are none or several."""


class Numberings(Protocol):
    """The numbers of new buildings, community by community."""

    def find(self, id: str) -> Numbering | None:
        """Return one by the code of its community, or None."""

    def save(self, aggregate: Numbering) -> None:
        """Keep one with its facts, or raise StaleWrite."""


Streets = Records[Street]
Compounds = Records[Compound]


class Houses(Records[House], Protocol):
    """All houses."""

    def of_building(self, building_id: str, *, after: str | None, limit: int) -> list[House]:
        """Return houses of a building by code, after one of them."""


class Communities(Records[Community], Protocol):
    """All communities."""

    def within(self, area: str) -> list[Community]:
        """Return those whose code begins with an area's, by code."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """All that tells where something is."""

    households: Households
    buildings: Buildings
    atlas: Atlas


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What is asked for, changed and measured together when grids are cut."""

    communities: Communities
    divisions: Divisions
    grids: Grids
    buildings: Buildings
    inhabited: Inhabited
    atlas: Atlas
    survey: Survey


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """All that an address is made of."""

    streets: Streets
    communities: Communities
    compounds: Compounds
    buildings: Buildings
    houses: Houses
    atlas: Atlas
