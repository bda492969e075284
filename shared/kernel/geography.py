"""Geography: points on the globe in WGS-84 degrees, and the part of it that a city lies in.

Another coordinate system is converted before it comes here (domain reference §3.7).
"""

from dataclasses import dataclass
from math import isfinite

from shared.kernel.errors import Invalid

EAST, NORTH = 180, 90  # degrees


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
