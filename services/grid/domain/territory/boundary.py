"""Boundary: the edge of a grid or a community, in WGS-84 degrees; it may have several parts.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from shared.kernel.errors import Invalid
from shared.kernel.geography import Box, Point

SHORTEST_RING = 4  # positions of a triangle, the first again at the end

Rings = tuple[tuple[Point, ...], ...]
"""One part: its outer ring, then its holes. Every ring ends where it began."""


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """The `rings` of its first part, and `further` parts: what is kept from before there were any has one."""

    rings: Rings
    further: tuple[Rings, ...] = ()

    def __post_init__(self) -> None:
        for part in self.parts:
            if not part:
                raise Invalid("a boundary needs a ring")
            for ring in part:
                if len(ring) < SHORTEST_RING or ring[0] != ring[-1]:
                    raise Invalid("a ring has at least three corners and ends where it began")

    @classmethod
    def of(cls, parts: Iterable[Rings]) -> "Boundary":
        """Return the boundary of some parts; refused is none at all."""
        first, *further = (*parts,) or ((),)
        return cls(rings=first, further=tuple(further))

    @property
    def parts(self) -> tuple[Rings, ...]:
        return (self.rings, *self.further)

    def right_handed(self) -> "Boundary":
        """Return it with outer rings counter-clockwise and holes clockwise, as RFC 7946 asks."""
        return Boundary.of(map(_right_handed, self.parts))

    def require_within(self, box: Box) -> None:
        """Refuse a boundary that leaves the city."""
        for part in self.parts:
            for ring in part:
                for point in ring:
                    box.require(point)


def _right_handed(part: Rings) -> Rings:
    outer, *holes = part
    turned = _turned(outer, counter_clockwise=True)
    return (turned, *(_turned(hole, counter_clockwise=False) for hole in holes))


def _turned(ring: tuple[Point, ...], *, counter_clockwise: bool) -> tuple[Point, ...]:
    """Return a ring that runs as asked, beginning where it began."""
    return ring if (_doubled_area(ring) > 0) is counter_clockwise else ring[::-1]


def _doubled_area(ring: tuple[Point, ...]) -> float:
    """Return twice the area in square degrees, positive for a ring that runs counter-clockwise."""
    origin = ring[0]
    local = [(p.longitude - origin.longitude, p.latitude - origin.latitude) for p in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(local))
