"""A building as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load

from services.grid.schemas.words import (
    ADDRESS,
    COMMUNITY_CODE,
    GRID_CODE,
    ID,
    LATITUDE,
    LONGITUDE,
)
from services.grid.usecases.territory.import_buildings import BuildingRow
from shared.plumbing.rows import rows_of


class BuildingForm(Schema):
    """One building, with the code of its grid, its coordinates in WGS-84 degrees, or both."""

    id = fields.String(required=True, validate=ID)
    address = fields.String(required=True, validate=ADDRESS)
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    grid_code = fields.String(load_default=None, allow_none=True, validate=GRID_CODE)
    longitude = fields.Float(load_default=None, allow_none=True, validate=LONGITUDE)
    latitude = fields.Float(load_default=None, allow_none=True, validate=LATITUDE)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> BuildingRow:
        return BuildingRow(**data)


class BuildingsForm(Schema):
    """A batch of buildings."""

    rows = rows_of(BuildingForm)
