"""What the use cases of territory need from the world outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.grid import Grid, GridInForce
from services.grid.usecases.keep_rows import Records
from services.grid.usecases.records.ports import Households
from shared.kernel.geography import Box, Point


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


class Buildings(Records[Building], Protocol):
    """All buildings."""

    def by_address(self, key: str) -> Building | None:
        """Return the only building with that address key; None where there are none or several."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """All that tells where something is."""

    households: Households
    buildings: Buildings
    atlas: Atlas
