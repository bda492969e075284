"""A place as it is asked for, and what is found there."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validates_schema

from services.grid.domain.territory.place import FoundBy, Place
from services.grid.schemas.position import PositionForm, take_position
from services.grid.schemas.words import ADDRESS, ID


class PlaceForm(PositionForm):
    """A place by whichever fields are known; coordinates in degrees of `coord_sys_in`, both or none."""

    household_id = fields.String(load_default=None, allow_none=True, validate=ID)
    building = fields.String(load_default=None, allow_none=True, validate=ADDRESS)

    @validates_schema
    def check_something(self, data: dict[str, Any], **_: Any) -> None:
        if all(value is None for name, value in data.items() if name != "coord_sys_in"):
            raise ValidationError("say something about the place")

    @post_load
    def place(self, data: dict[str, Any], **_: Any) -> dict[str, Place]:
        point = take_position(data, data.pop("coord_sys_in"))
        return {"place": Place(point=point, **data)}


class ResponsibleView(Schema):
    """The holder of a post, by masked name, and where he is now."""

    post = fields.String(attribute="holder.post")
    worker_id = fields.String(attribute="holder.worker_id")
    label = fields.String(attribute="holder.label")
    on_duty = fields.Boolean()
    presence = fields.String()


class LocationView(Schema):
    """A place. `found_by` is null where nothing is known of it; the grid is null where none lies there."""

    found_by = fields.Enum(FoundBy, by_value=True, attribute="location.found_by", allow_none=True)
    grid_code = fields.String(attribute="location.grid.code", dump_default=None)
    grid_version = fields.Integer(attribute="location.grid.version_no", dump_default=None)
    grid_title = fields.String(attribute="location.grid.title", dump_default=None)
    community_code = fields.String(attribute="location.community_code", allow_none=True)
    building_id = fields.String(attribute="location.building_id", allow_none=True)
    posts = fields.List(fields.Nested(ResponsibleView), attribute="responsible")
