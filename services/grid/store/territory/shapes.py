"""Shapes: boundaries as the geometry library sees them, in degrees."""

from math import cos, pi, radians
from typing import Any

from shapely import Polygon, is_valid_reason

from services.grid.domain.territory.boundary import Boundary
from shared.kernel.geography import RADIUS

A_DEGREE = RADIUS * pi / 180  # metres along a meridian


def polygon_of(boundary: Boundary) -> Polygon:
    shell, *holes = [[(point.longitude, point.latitude) for point in ring] for ring in boundary.rings]
    return Polygon(shell, holes)


def fault_of(boundary: Boundary) -> str | None:
    """Tell what is wrong with a shape, such as a ring that crosses itself."""
    polygon = polygon_of(boundary)
    if not polygon.is_valid:
        return str(is_valid_reason(polygon))
    return None if polygon.area > 0 else "it has no area"


def square_metres(shape: Any) -> float:
    """Return the area of a small shape; within half a per cent."""
    if shape.is_empty:
        return 0.0
    scale: float = A_DEGREE**2 * cos(radians(shape.centroid.y))
    return float(shape.area) * scale
