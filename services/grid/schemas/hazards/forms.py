"""Hazards as people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.schemas.position import PositionForm, take_position
from services.grid.schemas.visits.forms import VisitsOfAreaForm
from services.grid.schemas.visits.limits import CODE, WORDS
from services.grid.schemas.words import ID
from services.grid.usecases.hazards.report_hazard import HazardReport

PERSON = validate.Regexp(r"\A[0-9A-Za-z._:@/-]{1,128}\Z")
AT_HAND = [each for each in FoundBy if each not in {FoundBy.VISIT, FoundBy.FACILITY}]


class ReportHazardForm(PositionForm):
    """A danger: what, how bad, who saw it first, and where, by household or in degrees of `coord_sys_in`."""

    kind = fields.String(required=True, validate=CODE)
    severity = fields.Enum(Severity, by_value=True, required=True)
    found_by = fields.Enum(FoundBy, by_value=True, required=True, validate=validate.OneOf(AT_HAND))
    words = fields.String(required=True, validate=WORDS)
    photo = fields.String(load_default=None, validate=ID)
    household_id = fields.String(load_default=None, validate=ID)

    @post_load
    def report(self, data: dict[str, Any], **_: Any) -> dict[str, HazardReport]:
        return {"report": HazardReport(point=take_position(data, data["coord_sys_in"]), **data)}


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
