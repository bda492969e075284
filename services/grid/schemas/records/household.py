"""A household as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.words import ID
from services.grid.usecases.records.import_households import HouseholdRow
from shared.plumbing.rows import rows_of


class HouseholdForm(Schema):
    """One household; `members` is how many people it has."""

    id = fields.String(required=True, validate=ID)
    house_id = fields.String(required=True, validate=ID)
    building_id = fields.String(required=True, validate=ID)
    members = fields.Integer(required=True, strict=True, validate=validate.Range(0, 100))

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> HouseholdRow:
        return HouseholdRow(**data)


class HouseholdsForm(Schema):
    """A batch of households."""

    rows = rows_of(HouseholdForm)
