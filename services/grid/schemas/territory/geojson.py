"""GeoJSON, in and out (RFC 7946): a collection of grids, each a polygon with its properties."""

from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema

from services.grid.domain.territory.boundary import Boundary
from services.grid.schemas.territory.rings import MOST_CORNERS, MOST_RINGS
from services.grid.schemas.words import GRID_CODE, NAME
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.geography import Point

MOST_FEATURES = 50
COLLECTION, FEATURE, POLYGON = "FeatureCollection", "Feature", "Polygon"
DIGITS = 7  # of a degree: a centimetre

Ring = tuple[tuple[float, float], ...]


class ForeignMembers(Schema):
    """What GeoJSON allows to say more than is asked here is passed over."""

    class Meta:
        """How it is read."""

        unknown = EXCLUDE


class PolygonForm(ForeignMembers):
    """A polygon: rings of positions; a third number, the height, is passed over."""

    type = fields.String(required=True, validate=validate.Equal(POLYGON))
    coordinates = fields.List(
        fields.List(
            fields.List(fields.Float(), validate=validate.Length(min=2, max=3)),
            validate=validate.Length(max=MOST_CORNERS),
        ),
        required=True,
        validate=validate.Length(min=1, max=MOST_RINGS),
    )

    @post_load
    def rings(self, data: dict[str, Any], **_: Any) -> tuple[Ring, ...]:
        return tuple(tuple((east, north) for east, north, *_ in ring) for ring in data["coordinates"])


class GridPropertiesForm(ForeignMembers):
    """Which grid a feature is, and what people call it."""

    code = fields.String(required=True, validate=GRID_CODE)
    title = fields.String(required=True, validate=NAME)


class GridFeatureForm(ForeignMembers):
    """One grid."""

    type = fields.String(required=True, validate=validate.Equal(FEATURE))
    geometry = fields.Nested(PolygonForm, required=True)
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


def polygon(boundary: Boundary, system: CoordinateSystem) -> dict[str, Any]:
    """Return a boundary as a polygon whose positions are told in a system."""
    turned = boundary.right_handed()
    return {"type": POLYGON, "coordinates": [_positions(ring, system) for ring in turned.rings]}


def _positions(ring: Sequence[Point], system: CoordinateSystem) -> list[list[float]]:
    shown = (from_wgs84(point, system) for point in ring)
    return [[round(point.longitude, DIGITS), round(point.latitude, DIGITS)] for point in shown]
