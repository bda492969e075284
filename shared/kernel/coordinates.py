"""Coordinates: the four systems that maps of China speak, and the way from each to WGS-84.

A phone's receiver speaks WGS-84, 天地图 CGCS2000 (the same within metres), AMap and Tencent GCJ-02, Baidu
BD-09 (domain reference §3.7). They are converted where they come in; all that is kept is WGS-84.
"""

from collections.abc import Callable
from enum import StrEnum
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from shared.kernel.geography import Point

AXIS = 6_378_245.0  # metres, of the ellipsoid of Krasovsky
FLATTENING = 0.00669342162296594323  # its first eccentricity, squared
CHINA = (72.004, 0.8293, 137.8347, 55.8271)  # degrees west, south, east, north: elsewhere nothing is shifted
SPIN = pi * 3000 / 180  # of Baidu
BAIDU_EAST, BAIDU_NORTH = 0.0065, 0.006  # degrees
STEPS = 4  # of the iteration back: one more than brings it below a hundredth of a millimetre

Shift = Callable[[Point], Point]


class CoordinateSystem(StrEnum):
    """In which system a position was told."""

    WGS_84 = "WGS-84"
    CGCS2000 = "CGCS2000"
    GCJ_02 = "GCJ-02"
    BD_09 = "BD-09"


def to_wgs84(point: Point, system: CoordinateSystem) -> Point:
    """Return a position in WGS-84 degrees; exact to less than a millimetre for the shifted systems."""
    if system is CoordinateSystem.GCJ_02:
        return undo(gcj02_of, point)
    if system is CoordinateSystem.BD_09:
        return undo(gcj02_of, undo(bd09_of, point))
    return point


def from_wgs84(point: Point, system: CoordinateSystem) -> Point:
    """Return a position in another system, as its maps show it."""
    if system is CoordinateSystem.GCJ_02:
        return gcj02_of(point)
    if system is CoordinateSystem.BD_09:
        return bd09_of(gcj02_of(point))
    return point


def undo(shift: Shift, point: Point, *, steps: int = STEPS) -> Point:
    """Return the position that a shift brings to a point, by fixed-point iteration."""
    guess = point
    for _ in range(steps):
        there = shift(guess)
        guess = Point(
            longitude=guess.longitude + point.longitude - there.longitude,
            latitude=guess.latitude + point.latitude - there.latitude,
        )
    return guess


def gcj02_of(point: Point) -> Point:
    """Return where GCJ-02 shows a position that is given in WGS-84."""
    west, south, east, north = CHINA
    if not (west <= point.longitude <= east and south <= point.latitude <= north):
        return point
    x, y = point.longitude - 105, point.latitude - 35
    latitude = radians(point.latitude)
    bulge = 1 - FLATTENING * sin(latitude) ** 2
    a_degree_north = AXIS * (1 - FLATTENING) / (bulge * sqrt(bulge)) * pi / 180
    a_degree_east = AXIS / sqrt(bulge) * cos(latitude) * pi / 180
    return Point(
        longitude=point.longitude + _metres_east(x, y) / a_degree_east,
        latitude=point.latitude + _metres_north(x, y) / a_degree_north,
    )


def bd09_of(point: Point) -> Point:
    """Return where BD-09 shows a position that is given in GCJ-02."""
    x, y = point.longitude, point.latitude
    distance = hypot(x, y) + 0.00002 * sin(y * SPIN)
    angle = atan2(y, x) + 0.000003 * cos(x * SPIN)
    return Point(longitude=distance * cos(angle) + BAIDU_EAST, latitude=distance * sin(angle) + BAIDU_NORTH)


def _metres_east(x: float, y: float) -> float:
    smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return smooth + _waves((20, 6 * x), (20, 2 * x), (20, x), (40, x / 3), (150, x / 12), (300, x / 30))


def _metres_north(x: float, y: float) -> float:
    smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    return smooth + _waves((20, 6 * x), (20, 2 * x), (20, y), (40, y / 3), (160, y / 12), (320, y / 30))


def _waves(*waves: tuple[float, float]) -> float:
    """Return a sum of sines, each of a height in metres and an angle in half turns."""
    return sum(height * sin(angle * pi) for height, angle in waves) * 2 / 3
