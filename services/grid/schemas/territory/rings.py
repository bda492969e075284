"""Rings: the shape of an area as GeoJSON writes it (RFC 7946)."""

from collections.abc import Sequence
from typing import Any

from marshmallow import fields, validate

from services.grid.schemas.words import LATITUDE, LONGITUDE
from shared.kernel.coordinates import CoordinateSystem, to_wgs84
from shared.kernel.geography import Point

MOST_RINGS, MOST_CORNERS = 20, 1000

Ring = Sequence[tuple[float, float]]


def rings(**options: Any) -> fields.List[Any]:
    """Return the field of a polygon: the outer ring, then the holes; positions are longitude and latitude."""
    position = fields.Tuple((fields.Float(validate=LONGITUDE), fields.Float(validate=LATITUDE)))
    ring = fields.List(position, validate=validate.Length(max=MOST_CORNERS))
    return fields.List(ring, validate=validate.Length(max=MOST_RINGS), **options)


def rings_in_wgs84(said: Sequence[Ring], system: CoordinateSystem) -> tuple[tuple[Point, ...], ...]:
    """Return rings that were told in some system as points in WGS-84."""
    return tuple(
        tuple(to_wgs84(Point(longitude=east, latitude=north), system) for east, north in ring)
        for ring in said
    )
