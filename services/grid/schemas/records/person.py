"""A person as he is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.schemas.records.details import declined, details
from services.grid.schemas.records.origin import ImportForm
from services.grid.schemas.words import ID
from services.grid.usecases.records.import_people import PersonRow
from shared.plumbing.rows import rows_of

NUMBER = validate.Length(min=1, max=40)


class PersonForm(Schema):
    """One person; not everybody has a number or a phone. `details` are other fields by code.

    `declined` are the codes of those of which he would not tell. What a value looks like is told by the table
    of fields.
    """

    id = fields.String(required=True, validate=ID)
    household_id = fields.String(required=True, validate=ID)
    relation = fields.Enum(Relation, by_value=True, required=True)
    population = fields.Enum(Population, by_value=True, required=True)
    name = fields.String(required=True, validate=validate.Length(min=1, max=60))
    id_number = fields.String(load_default=None, allow_none=True, validate=NUMBER)
    phone = fields.String(load_default=None, allow_none=True, validate=NUMBER)
    tenure = fields.Enum(Tenure, by_value=True, load_default=None, allow_none=True)
    lives_since = fields.Date(load_default=None, allow_none=True)
    details = details()
    declined = declined()

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> PersonRow:
        return PersonRow(**data | {"declined": frozenset(data["declined"])})


class PeopleForm(ImportForm):
    """A batch of people."""

    rows = rows_of(PersonForm)
