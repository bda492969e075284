"""Boundary: the edge of a grid, in WGS-84 degrees.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from dataclasses import dataclass
from itertools import pairwise

from shared.kernel.errors import Invalid
from shared.kernel.geography import Box, Point

SHORTEST_RING = 4  # positions of a triangle, the first again at the end


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """One outer ring, then the holes; every ring ends where it began."""

    rings: tuple[tuple[Point, ...], ...]

    def __post_init__(self) -> None:
        if not self.rings:
            raise Invalid("a boundary needs a ring")
        for ring in self.rings:
            if len(ring) < SHORTEST_RING or ring[0] != ring[-1]:
                raise Invalid("a ring has at least three corners and ends where it began")

    def right_handed(self) -> "Boundary":
        """Return it with the outer ring counter-clockwise and the holes clockwise, as RFC 7946 asks."""
        outer, *holes = self.rings
        turned = [_turned(outer, counter_clockwise=True)]
        return Boundary(rings=(*turned, *(_turned(hole, counter_clockwise=False) for hole in holes)))

    def require_within(self, box: Box) -> None:
        """Refuse a boundary that leaves the city."""
        for ring in self.rings:
            for point in ring:
                box.require(point)


def _turned(ring: tuple[Point, ...], *, counter_clockwise: bool) -> tuple[Point, ...]:
    """Return a ring that runs as asked, beginning where it began."""
    return ring if (_doubled_area(ring) > 0) is counter_clockwise else ring[::-1]


def _doubled_area(ring: tuple[Point, ...]) -> float:
    """Return twice the area in square degrees, positive for a ring that runs counter-clockwise."""
    origin = ring[0]
    local = [(p.longitude - origin.longitude, p.latitude - origin.latitude) for p in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(local))
