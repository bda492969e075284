"""Map change: what one change of a community's map says, and where every grid that it touched went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.grid import Outline
from shared.events.grid_territory import Succession

LINGER = timedelta(minutes=1)
"""How long after a change work is looked for that still lies in an old grid: another process may go by the
former map for about a second, and a handler takes 20 at the most."""

Heirs = Mapping[str, frozenset[str]]
"""For each grid that a change touches, by code: those that have its ground afterwards."""


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A grid as a change cuts it."""

    code: str
    outline: Outline


@dataclass(frozen=True, kw_only=True)
class Border:
    """The boundary that a community has from a change on."""

    community_code: str
    boundary: Boundary


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What a change says of the map: grids, where the former ones went, and borders that moved."""

    cuts: tuple[Cut, ...]
    mapping: Heirs
    borders: tuple[Border, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of the map: what was cut, and where every grid that was touched went.

    `mapping` names, for each grid that was in force before and lost ground or its shape, those that have its
    ground from then on; a grid that lives on is among its own. It is settled once nothing lies in a grid as
    it was before any more. Where ground passes between communities `borders` are those of all of them, and
    the change stands in the division of each; `led_as` is where it was made, a code and a number.
    """

    number: int
    valid_from: datetime
    reason: str
    by: str
    published_at: datetime
    cuts: tuple[Cut, ...]
    mapping: tuple[Succession, ...]
    command_id: str
    settled_at: datetime | None = None
    borders: tuple[Border, ...] = ()
    led_as: str | None = None

    @property
    def communities(self) -> tuple[str, ...]:
        """Return those whose borders it moved."""
        return tuple(border.community_code for border in self.borders)

    def border_of(self, community_code: str) -> Boundary | None:
        """Return the boundary that a community has from it on, or None where it has its former one."""
        found = (each.boundary for each in self.borders if each.community_code == community_code)
        return next(found, None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the grids that it cut."""
        return tuple(cut.code for cut in self.cuts)

    @property
    def touched(self) -> frozenset[str]:
        """Return the codes of grids that were in force before, and in which something may have to move."""
        return frozenset(each.old for each in self.mapping)

    @property
    def looked_through_at(self) -> datetime:
        """Return from when on nothing can appear any more in a grid as it was."""
        return max(self.valid_from, self.published_at) + LINGER
