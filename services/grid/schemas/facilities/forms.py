"""Facilities as people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.facilities.facility import Condition
from services.grid.schemas.visits.forms import VisitsOfAreaForm
from services.grid.schemas.visits.limits import CODE, SUBJECT, WORDS
from services.grid.schemas.words import ADDRESS, ID, LATITUDE, LONGITUDE, OpenWords
from services.grid.usecases.facilities.register_facility import NewFacility
from shared.kernel.geography import Point

LONGEST_CYCLE = 3650  # days


class RegisterFacilityForm(Schema):
    """What and where, by the address of a building or by a point (degrees WGS-84)."""

    kind = fields.String(required=True, validate=CODE)
    title = OpenWords(required=True, validate=SUBJECT)
    cycle_days = fields.Integer(load_default=None, strict=True, validate=validate.Range(1, LONGEST_CYCLE))
    building = fields.String(load_default=None, validate=ADDRESS)
    longitude = fields.Float(load_default=None, allow_nan=False, validate=LONGITUDE)
    latitude = fields.Float(load_default=None, allow_nan=False, validate=LATITUDE)

    @post_load
    def new(self, data: dict[str, Any], **_: Any) -> dict[str, NewFacility]:
        east, north = data.pop("longitude"), data.pop("latitude")
        known = east is not None and north is not None
        point = Point(longitude=east, latitude=north) if known else None
        return {"new": NewFacility(**data, point=point)}


class FacilityForm(Schema):
    """Which facility."""

    facility_id = fields.String(required=True, validate=ID)


class InspectFacilityForm(FacilityForm):
    """What somebody found, and on which day; today where none is said."""

    condition = fields.Enum(Condition, by_value=True, required=True)
    on = fields.Date(load_default=None)
    photo = fields.String(load_default=None, validate=ID)
    words = fields.String(load_default=None, validate=WORDS)


class PageOfFacilitiesForm(VisitsOfAreaForm):
    """The facilities of which area."""
