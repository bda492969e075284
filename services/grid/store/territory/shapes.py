"""Shapes: boundaries as the geometry library sees them, in degrees."""

from math import cos, pi, radians
from typing import Any

from shapely import MultiPolygon, Polygon, get_parts, is_valid_reason

from services.grid.domain.territory.boundary import Boundary, Rings
from shared.kernel.geography import RADIUS, Point

A_DEGREE = RADIUS * pi / 180  # metres along a meridian


def shape_of(boundary: Boundary) -> Polygon | MultiPolygon:
    first, *others = map(_polygon, boundary.parts)
    return MultiPolygon([first, *others]) if others else first


def _polygon(part: Rings) -> Polygon:
    shell, *holes = [[(point.longitude, point.latitude) for point in ring] for ring in part]
    return Polygon(shell, holes)


def rings_of(polygon: Any) -> Rings:
    """Return a polygon as the part of a boundary."""
    rings = (polygon.exterior, *polygon.interiors)
    return tuple(
        tuple(Point(longitude=east, latitude=north) for east, north in ring.coords) for ring in rings
    )


def fault_of(boundary: Boundary) -> str | None:
    """Tell what is wrong with a shape: a ring that crosses itself, or two parts that are really one."""
    shape = shape_of(boundary)
    if not shape.is_valid:
        return str(is_valid_reason(shape))
    return None if all(part.area > 0 for part in get_parts(shape)) else "it has no area"


def square_metres(shape: Any) -> float:
    """Return the area of a small shape; within half a per cent."""
    if shape.is_empty:
        return 0.0
    scale: float = A_DEGREE**2 * cos(radians(shape.centroid.y))
    return float(shape.area) * scale
