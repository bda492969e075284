"""Boundary: the edge of a grid, in WGS-84 degrees.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from dataclasses import dataclass
from math import isfinite

from shared.kernel.errors import Invalid

EAST, NORTH = 180, 90  # degrees
SHORTEST_RING = 4  # positions of a triangle, the first again at the end


@dataclass(frozen=True, kw_only=True)
class Point:
    """A position on the globe."""

    longitude: float
    latitude: float

    def __post_init__(self) -> None:
        if not (isfinite(self.longitude) and isfinite(self.latitude)):
            raise Invalid("a coordinate is no finite number")
        if abs(self.longitude) > EAST or abs(self.latitude) > NORTH:
            raise Invalid(f"{self.longitude}, {self.latitude} is not on the globe")


@dataclass(frozen=True, kw_only=True)
class Box:
    """The part of the globe that the city lies in, edges included. What is outside was sent by mistake."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        if not (self.west < self.east and self.south < self.north):
            raise Invalid("a box goes from west to east and from south to north")

    def holds(self, point: Point) -> bool:
        across = self.west <= point.longitude <= self.east
        return across and self.south <= point.latitude <= self.north

    def require(self, point: Point) -> None:
        """Refuse a point that is not in the city."""
        if not self.holds(point):
            raise Invalid(f"{point.longitude}, {point.latitude} is not in this city (WGS-84 is expected)")


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
