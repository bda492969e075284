"""Boundary: the edge of a grid, in WGS-84 degrees.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from dataclasses import dataclass

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

    def require_within(self, box: Box) -> None:
        """Refuse a boundary that leaves the city."""
        for ring in self.rings:
            for point in ring:
                box.require(point)
