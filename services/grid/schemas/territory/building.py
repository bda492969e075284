"""Buildings and houses as they are sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.position import PositionForm, take_position
from services.grid.schemas.words import ADDRESS, COMMUNITY_CODE, COMPOUND_CODE, GRID_CODE, ID
from services.grid.usecases.territory.import_buildings import BuildingRow, NewBuilding
from services.grid.usecases.territory.import_houses import HouseRow
from shared.plumbing.rows import rows_of

STOREYS = validate.Range(1, 99)
YEARS = validate.Range(1800, 2200)


class NewBuildingForm(PositionForm):
    """A building without a number: its grid, coordinates in degrees of `coord_sys_in`, or both."""

    address = fields.String(required=True, validate=ADDRESS)
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    grid_code = fields.String(load_default=None, allow_none=True, validate=GRID_CODE)
    compound_id = fields.String(load_default=None, allow_none=True, validate=COMPOUND_CODE)
    floors = fields.Integer(load_default=None, allow_none=True, strict=True, validate=STOREYS)
    units = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(0, 99))
    built = fields.Integer(load_default=None, allow_none=True, strict=True, validate=YEARS)

    @post_load
    def told(self, data: dict[str, Any], **_: Any) -> Any:
        return {"new": NewBuilding(point=take_position(data, data["coord_sys_in"]), **data)}


class BuildingForm(NewBuildingForm):
    """One building with its code."""

    id = fields.String(required=True, validate=ID)

    @post_load
    def told(self, data: dict[str, Any], **_: Any) -> Any:
        return BuildingRow(point=take_position(data, data["coord_sys_in"]), **data)


class BuildingView(Schema):
    """A building where it is, in WGS-84."""

    id = fields.String()
    address = fields.String()
    community_code = fields.String()
    grid_code = fields.String(allow_none=True)
    compound_id = fields.String(allow_none=True)
    longitude = fields.Float(attribute="point.longitude", dump_default=None)
    latitude = fields.Float(attribute="point.latitude", dump_default=None)


class BuildingsForm(Schema):
    """A batch of buildings."""

    rows = rows_of(BuildingForm)


class HouseForm(Schema):
    """One house; its code says where it is."""

    id = fields.String(required=True, validate=ID)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> HouseRow:
        return HouseRow(**data)


class HousesForm(Schema):
    """A batch of houses."""

    rows = rows_of(HouseForm)
