"""Claiming and verifying records, as it is asked for, and what it makes of them."""

from marshmallow import Schema, fields

from services.grid.domain.records.origin import RecordState
from services.grid.schemas.records.origin import StatementForm
from services.grid.schemas.words import ID


class HouseholdIdForm(Schema):
    """Which household."""

    household_id = fields.String(required=True, validate=ID)


class VerifyHouseholdForm(HouseholdIdForm):
    """Which household, and how somebody made sure."""

    origin = fields.Nested(StatementForm, required=True)


class PersonIdForm(Schema):
    """Which person."""

    person_id = fields.String(required=True, validate=ID)


class VerifyPersonForm(PersonIdForm):
    """Which person, and how somebody made sure."""

    origin = fields.Nested(StatementForm, required=True)


class StateView(Schema):
    """How sure a record is now."""

    id = fields.String()
    state = fields.Enum(RecordState, by_value=True)
