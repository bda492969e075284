"""Geography: points on the globe in WGS-84 degrees, and the part of it that a city lies in.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from dataclasses import dataclass
from math import asin, cos, isfinite, radians, sin, sqrt

from shared.kernel.errors import Invalid

EAST, NORTH = 180, 90  # degrees
RADIUS = 6_371_008.8  # metres, the mean of the globe


@dataclass(frozen=True, kw_only=True)
class Point:
    """A position on the globe."""

    longitude: float
    latitude: float

    def __post_init__(self) -> None:
        finite = isfinite(self.longitude) and isfinite(self.latitude)
        if not (finite and abs(self.longitude) <= EAST and abs(self.latitude) <= NORTH):
            raise Invalid(f"{self} 不在地图范围内", {"longitude": ["经纬度不在地图范围内"]})

    def __str__(self) -> str:
        return f"{self.longitude}, {self.latitude}"

    def metres_to(self, other: "Point") -> float:
        """Return how far another point is, on the great circle; within half a per cent."""
        south, north = radians(self.latitude), radians(other.latitude)
        across, up = radians(other.longitude - self.longitude), north - south
        half = sin(up / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
        return 2 * RADIUS * asin(min(1.0, sqrt(half)))


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
            raise Invalid(
                f"{point} 不在本市范围内（坐标系应为 WGS-84）", {"longitude": ["经纬度不在本市范围内"]}
            )
