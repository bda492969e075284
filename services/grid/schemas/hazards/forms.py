"""Hazards as people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.schemas.visits.forms import VisitsOfAreaForm
from services.grid.schemas.visits.limits import CODE, WORDS
from services.grid.schemas.words import ID, LATITUDE, LONGITUDE
from services.grid.usecases.hazards.report_hazard import HazardReport
from shared.kernel.geography import Point

PERSON = validate.Regexp(r"\A[0-9A-Za-z._:@/-]{1,128}\Z")
AT_HAND = [each for each in FoundBy if each not in {FoundBy.VISIT, FoundBy.FACILITY}]


class ReportHazardForm(Schema):
    """A danger: what, how bad, who saw it first, and where, by household or point (degrees WGS-84)."""

    kind = fields.String(required=True, validate=CODE)
    severity = fields.Enum(Severity, by_value=True, required=True)
    found_by = fields.Enum(FoundBy, by_value=True, required=True, validate=validate.OneOf(AT_HAND))
    words = fields.String(required=True, validate=WORDS)
    photo = fields.String(load_default=None, validate=ID)
    household_id = fields.String(load_default=None, validate=ID)
    longitude = fields.Float(load_default=None, allow_nan=False, validate=LONGITUDE)
    latitude = fields.Float(load_default=None, allow_nan=False, validate=LATITUDE)

    @post_load
    def report(self, data: dict[str, Any], **_: Any) -> dict[str, HazardReport]:
        east, north = data.pop("longitude"), data.pop("latitude")
        known = east is not None and north is not None
        point = Point(longitude=east, latitude=north) if known else None
        return {"report": HazardReport(**data, point=point)}


class HazardForm(Schema):
    """Which hazard."""

    hazard_id = fields.String(required=True, validate=ID)


class ChargeHazardForm(HazardForm):
    """Who mends it, and by when; without a day it is the one of the table."""

    owner = fields.String(required=True, validate=PERSON)
    deadline = fields.Date(load_default=None)


class MendHazardForm(HazardForm):
    """What shows that it is mended: a photo or words."""

    photo = fields.String(load_default=None, validate=ID)
    words = fields.String(load_default=None, validate=WORDS)


class SendHazardBackForm(HazardForm):
    """By when it is to be done again."""

    deadline = fields.Date(required=True)


class PageOfHazardsForm(VisitsOfAreaForm):
    """The hazards of which area."""
