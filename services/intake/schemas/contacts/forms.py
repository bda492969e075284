"""Contacts as the staff say them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.contacts.contact import Action, Whose
from services.intake.schemas.cases.finding import AREA
from services.intake.schemas.cases.forms import CASE_ID, DETAIL
from services.intake.schemas.cases.told import PHONE

NAME = validate.Length(min=1, max=40)


class RecordContactForm(Schema):
    """Who was asked (his own name), where, what, whose matter it is and what he did.

    To guide takes the name and phone of whoever is right; what is not handled at once has been registered.
    """

    name = fields.String(required=True, validate=NAME)
    area = fields.String(required=True, validate=AREA)
    matter = fields.String(required=True, validate=DETAIL)
    whose = fields.Enum(Whose, by_value=True, required=True)
    action = fields.Enum(Action, by_value=True, required=True)
    guided_name = fields.String(validate=NAME, load_default=None)
    guided_phone = fields.String(validate=PHONE, load_default=None)
    case_id = fields.String(validate=CASE_ID, load_default=None)


class AnswerContactForm(Schema):
    """What the resident was told."""

    contact_id = fields.String(required=True, validate=CASE_ID)
    answer = fields.String(required=True, validate=DETAIL)
