"""Rings: the shape of an area, part by part, as GeoJSON writes it (RFC 7946)."""

from collections.abc import Iterable, Sequence
from typing import Any

from marshmallow import fields, validate

from services.grid.domain.territory.boundary import Rings
from services.grid.schemas.words import LATITUDE, LONGITUDE
from shared.kernel.coordinates import CoordinateSystem, to_wgs84
from shared.kernel.geography import Point

MOST_PARTS, MOST_RINGS, MOST_CORNERS = 20, 20, 1000

Ring = Sequence[tuple[float, float]]


def rings(**options: Any) -> fields.List[Any]:
    """Return the field of a polygon: the outer ring, then the holes; positions are longitude and latitude."""
    position = fields.Tuple((fields.Float(validate=LONGITUDE), fields.Float(validate=LATITUDE)))
    ring = fields.List(position, validate=validate.Length(max=MOST_CORNERS))
    return fields.List(ring, validate=validate.Length(max=MOST_RINGS), **options)


def other_parts() -> fields.List[Any]:
    """Return the field of the other parts of an area that does not hang together, each as the first."""
    return fields.List(rings(), load_default=list, validate=validate.Length(max=MOST_PARTS - 1))


def parts_in_wgs84(said: Iterable[Sequence[Ring]], system: CoordinateSystem) -> tuple[Rings, ...]:
    """Return parts that were told in some system as points in WGS-84."""
    return tuple(tuple(points_in_wgs84(ring, system) for ring in part) for part in said)


def points_in_wgs84(said: Ring, system: CoordinateSystem) -> tuple[Point, ...]:
    """Return positions that were told in some system as points in WGS-84."""
    return tuple(to_wgs84(Point(longitude=east, latitude=north), system) for east, north in said)
