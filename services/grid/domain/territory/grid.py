"""Grid: the smallest area that somebody is responsible for. A published version never changes."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.grid.domain.territory.boundary import Boundary
from shared.events.grid import GridPublished
from shared.kernel.aggregate import Aggregate
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Conflict, Invalid

COMMUNITY_DIGITS = 12
CODE = re.compile(r"(?P<community>\d{12})(?P<kind>[JZ])(?!000)\d{3}")  # domain reference §3.2


class GridKind(StrEnum):
    """The two types of grid: homes and streets, or a park, mall, school or hospital (§3.1)."""

    BASIC = "J"
    EXCLUSIVE = "Z"


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What a version says: valid from a moment until the next version is.

    `predecessors` are the codes of the other grids that the area was taken from. `together` are the codes
    of all grids that were cut in one change: their versions come into force together or not at all.
    `coord_sys_in` is the system in which the boundary was told; `households` how many lived there when it
    was published, where that was known.
    """

    title: str
    boundary: Boundary
    valid_from: datetime
    predecessors: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84
    households: int | None = None


@dataclass(frozen=True, kw_only=True)
class GridVersion:
    """An outline that was published; the versions of a grid are numbered from 1 on."""

    number: int
    outline: Outline
    published_at: datetime

    @property
    def valid_from(self) -> datetime:
        return self.outline.valid_from


@dataclass(frozen=True, kw_only=True)
class GridInForce:
    """What others need to know of a grid that is valid at a moment."""

    code: str
    version_no: int
    title: str
    community_code: str


@dataclass(kw_only=True)
class Grid(Aggregate):
    """A grid with its whole history, oldest version first; its id is its code."""

    community_code: str
    versions: tuple[GridVersion, ...] = ()

    @property
    def kind(self) -> GridKind:
        return GridKind(self.id[COMMUNITY_DIGITS])

    @classmethod
    def blank(cls, code: str) -> "Grid":
        """Return a grid without any version: twelve digits of its community, J or Z, three digits.

        Refused is any other code.
        """
        parts = CODE.fullmatch(code)
        if not parts:
            raise Invalid(f"{code} is no grid code like 340102998001J007")
        return cls(id=code, community_code=parts["community"])

    def publish(self, outline: Outline, *, at: datetime) -> bool:
        """Add a version; tell whether that changed anything.

        Refused: a version that would be valid before the last one, for that would rewrite history.
        """
        last = self.versions[-1] if self.versions else None
        if any(version.outline == outline for version in self.versions):
            return False
        if last and outline.valid_from <= last.valid_from:
            raise Conflict(f"{self.id} has a version from {last.valid_from:%Y-%m-%d} on: publish a later one")
        self._add(GridVersion(number=len(self.versions) + 1, outline=outline, published_at=at))
        return True

    def _add(self, version: GridVersion) -> None:
        self.versions = (*self.versions, version)
        self.record(
            GridPublished(
                code=self.id,
                version_no=version.number,
                title=version.outline.title,
                community_code=self.community_code,
                valid_from=version.valid_from,
            )
        )
