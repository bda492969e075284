"""Grid: the smallest area that somebody is responsible for. A published version never changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.territory.boundary import Boundary
from shared.events.grid import GridPublished
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid

CODE = re.compile(r"(?P<community>\d{12})[JZ]\d{3}")  # domain reference §3.2


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What a version says: valid from a moment until the next version is; `predecessors` are codes."""

    title: str
    boundary: Boundary
    valid_from: datetime
    predecessors: frozenset[str] = frozenset()


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

    @classmethod
    def blank(cls, code: str) -> "Grid":
        """Return a grid without any version: twelve digits of its community, J or Z, three digits."""
        parts = CODE.fullmatch(code)
        if not parts:
            raise Invalid(f"{code} is no grid code like 340102998001J007")
        return cls(id=code, community_code=parts["community"])

    def publish(self, outline: Outline, *, at: datetime) -> bool:
        """Add a version; tell whether that changed anything.

        Refused: a version that would be valid before the last one, for that would rewrite history.
        """
        last = self.versions[-1] if self.versions else None
        if last and last.outline == outline:
            return False
        if last and outline.valid_from <= last.valid_from:
            raise Conflict(f"{self.id} has a version from {last.valid_from:%Y-%m-%d} on: publish a later one")
        self._add(GridVersion(number=len(self.versions) + 1, outline=outline, published_at=at))
        return True

    def version_at(self, moment: datetime) -> GridVersion | None:
        """Return the version that is valid at a moment, or None before the first."""
        begun = [version for version in self.versions if version.valid_from <= moment]
        return begun[-1] if begun else None

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


def in_force(grids: Iterable[Grid], at: datetime) -> list[tuple[Grid, GridVersion]]:
    """Return the grids that are valid at a moment, each with its version.

    A grid ends when another one that names it as predecessor begins, unless it has a version of its own
    from then on: so a split keeps the old code alive only where it was published anew.
    """
    known = list(grids)
    valid = [(grid, version) for grid in known if (version := grid.version_at(at))]
    ended: dict[str, datetime] = {}
    for heir, version in ((grid, version) for grid in known for version in grid.versions):
        for code in version.outline.predecessors if version.valid_from <= at else ():
            if code != heir.id:
                ended[code] = max(version.valid_from, ended.get(code, version.valid_from))
    return [
        (grid, version)
        for grid, version in valid
        if grid.id not in ended or ended[grid.id] <= version.valid_from
    ]


def next_change(grids: Iterable[Grid], after: datetime) -> datetime | None:
    """Return when the next version that is published already comes into force."""
    coming = [version.valid_from for grid in grids for version in grid.versions if version.valid_from > after]
    return min(coming, default=None)
