"""A household as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.household import NO_DOOR, HouseholdKind
from services.grid.schemas.records.change import MEMBERS
from services.grid.schemas.records.details import declined, details
from services.grid.schemas.records.origin import ImportForm
from services.grid.schemas.words import ID, OpenWords
from services.grid.usecases.records.import_households import HouseholdRow
from shared.plumbing.rows import rows_of

DOOR = validate.Length(min=1, max=40)


class HouseholdForm(Schema):
    """One household: how many people it has, `door` as unit and room, `details` as other fields by code.

    `declined` are the codes of fields of which nobody there would tell.
    """

    id = fields.String(required=True, validate=ID)
    house_id = fields.String(required=True, validate=ID)
    building_id = fields.String(required=True, validate=ID)
    members = fields.Integer(required=True, strict=True, validate=MEMBERS)
    door = OpenWords(load_default=NO_DOOR, validate=DOOR)
    kind = fields.Enum(HouseholdKind, by_value=True, load_default=None, allow_none=True)
    details = details()
    declined = declined()

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> HouseholdRow:
        return HouseholdRow(**data | {"declined": frozenset(data["declined"])})


class HouseholdsForm(ImportForm):
    """A batch of households."""

    rows = rows_of(HouseholdForm)
