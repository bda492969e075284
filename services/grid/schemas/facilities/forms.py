"""Facilities as people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.facilities.facility import Condition
from services.grid.schemas.position import PositionForm, take_position
from services.grid.schemas.visits.forms import VisitsOfAreaForm
from services.grid.schemas.visits.limits import CODE, SUBJECT, WORDS
from services.grid.schemas.words import ADDRESS, ID, OpenWords
from services.grid.usecases.facilities.import_facilities import FacilityRow
from services.grid.usecases.facilities.register_facility import NewFacility
from shared.plumbing.rows import rows_of

LONGEST_CYCLE = 3650  # days


class NewFacilityForm(PositionForm):
    """What and where: by the address of a building, or in degrees of `coord_sys_in`."""

    kind = fields.String(required=True, validate=CODE)
    title = OpenWords(required=True, validate=SUBJECT)
    cycle_days = fields.Integer(load_default=None, strict=True, validate=validate.Range(1, LONGEST_CYCLE))
    building = fields.String(load_default=None, validate=ADDRESS)


class RegisterFacilityForm(NewFacilityForm):
    """A facility that nobody looked after before."""

    @post_load
    def new(self, data: dict[str, Any], **_: Any) -> dict[str, NewFacility]:
        return {"new": NewFacility(point=take_position(data, data["coord_sys_in"]), **data)}


class FacilityRowForm(NewFacilityForm):
    """A facility by its number in the register that it comes from, and when somebody looked at it last."""

    id = fields.String(required=True, validate=ID)
    inspected_on = fields.Date(load_default=None)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> FacilityRow:
        return FacilityRow(point=take_position(data, data["coord_sys_in"]), **data)


class FacilitiesForm(Schema):
    """A batch of facilities; a dry run tells what would become of them."""

    rows = rows_of(FacilityRowForm)
    dry_run = fields.Boolean(load_default=False, truthy={True}, falsy={False})


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
