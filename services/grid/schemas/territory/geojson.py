"""GeoJSON, in and out (RFC 7946): a collection of grids, each one polygon or several with its properties."""

from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema

from services.grid.domain.territory.boundary import Boundary, Rings
from services.grid.schemas.territory.rings import MOST_CORNERS, MOST_PARTS, MOST_RINGS
from services.grid.schemas.words import GRID_CODE, NAME
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.geography import Point

MOST_FEATURES = 50
COLLECTION, FEATURE = "FeatureCollection", "Feature"
POLYGON, PARTS = "Polygon", "MultiPolygon"
DIGITS = 7  # of a degree: a centimetre

Ring = tuple[tuple[float, float], ...]


class ForeignMembers(Schema):
    """What GeoJSON allows to say more than is asked here is passed over."""

    class Meta:
        """How it is read."""

        unknown = EXCLUDE


def _rings() -> fields.List[Any]:
    """Return the field of one polygon; a third number of a position, the height, is passed over."""
    position = fields.List(fields.Float(), validate=validate.Length(min=2, max=3))
    ring = fields.List(position, validate=validate.Length(max=MOST_CORNERS))
    return fields.List(ring, validate=validate.Length(min=1, max=MOST_RINGS))


COORDINATES = {
    POLYGON: _rings(),
    PARTS: fields.List(_rings(), validate=validate.Length(min=1, max=MOST_PARTS)),
}


class AreaForm(ForeignMembers):
    """A polygon, or several that are one grid. Of each the outer ring, then the holes."""

    type = fields.String(required=True, validate=validate.OneOf(list(COORDINATES)))
    coordinates = fields.Raw(
        required=True, metadata={"type": "array", "description": "as GeoJSON writes those of its type"}
    )

    @post_load
    def parts(self, data: dict[str, Any], **_: Any) -> tuple[tuple[Ring, ...], ...]:
        try:
            said = COORDINATES[data["type"]].deserialize(data["coordinates"], "coordinates")
        except ValidationError as wrong:
            raise ValidationError(wrong.messages, "coordinates") from None
        polygons = said if data["type"] == PARTS else [said]
        return tuple(
            tuple(tuple((east, north) for east, north, *_ in ring) for ring in polygon)
            for polygon in polygons
        )


class GridPropertiesForm(ForeignMembers):
    """Which grid a feature is, and what people call it."""

    code = fields.String(required=True, validate=GRID_CODE)
    title = fields.String(required=True, validate=NAME)


class GridFeatureForm(ForeignMembers):
    """One grid."""

    type = fields.String(required=True, validate=validate.Equal(FEATURE))
    geometry = fields.Nested(AreaForm, required=True)
    properties = fields.Nested(GridPropertiesForm, required=True)


class GridCollectionForm(ForeignMembers):
    """Grids that are published together."""

    type = fields.String(required=True, validate=validate.Equal(COLLECTION))
    features = fields.List(
        fields.Nested(GridFeatureForm), required=True, validate=validate.Length(min=1, max=MOST_FEATURES)
    )
    crs = fields.Raw()

    @validates_schema
    def check_crs(self, data: dict[str, Any], **_: Any) -> None:
        if "crs" in data:
            raise ValidationError("GeoJSON is WGS-84: say another system as coord_sys_in", "crs")


def area(boundary: Boundary, system: CoordinateSystem) -> dict[str, Any]:
    """Return a boundary as a polygon, or several, whose positions are told in a system."""
    first, *further = (_coordinates(part, system) for part in boundary.right_handed().parts)
    if further:
        return {"type": PARTS, "coordinates": [first, *further]}
    return {"type": POLYGON, "coordinates": first}


def _coordinates(part: Rings, system: CoordinateSystem) -> list[list[list[float]]]:
    return [_positions(ring, system) for ring in part]


def _positions(ring: Sequence[Point], system: CoordinateSystem) -> list[list[float]]:
    shown = (from_wgs84(point, system) for point in ring)
    return [[round(point.longitude, DIGITS), round(point.latitude, DIGITS)] for point in shown]
