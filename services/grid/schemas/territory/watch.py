"""Positions of a device as they are sent to be checked, and what is thought of a source."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.position import coordinate_system
from services.grid.schemas.territory.rings import points_in_wgs84
from services.grid.schemas.words import GRID_CODE, ID, LATITUDE, LONGITUDE
from services.grid.usecases.territory.check_positions import Sighting

MOST_POSITIONS = 1000


class SightingForm(Schema):
    """Where a device was while it was in use in a grid: longitude and latitude in `coord_sys_in`."""

    device = fields.String(required=True, validate=ID)
    grid_code = fields.String(required=True, validate=GRID_CODE)
    positions = fields.List(
        fields.Tuple((fields.Float(validate=LONGITUDE), fields.Float(validate=LATITUDE))),
        required=True,
        validate=validate.Length(min=1, max=MOST_POSITIONS),
    )
    coord_sys_in = coordinate_system()

    @post_load
    def sighting(self, data: dict[str, Any], **_: Any) -> dict[str, Sighting]:
        points = points_in_wgs84(data["positions"], data["coord_sys_in"])
        return {"sighting": Sighting(device=data["device"], grid_code=data["grid_code"], points=points)}


class WatchView(Schema):
    """A source. `suspicion` is not_converted, converted_twice or null; `metres` is its median offset."""

    source = fields.String(attribute="id")
    suspicion = fields.String(allow_none=True)
    metres = fields.Integer()
    since = fields.AwareDateTime(allow_none=True)


class SuspectsView(Schema):
    """Sources that are suspected, a hundred at the most."""

    items = fields.List(fields.Nested(WatchView))
