"""Cases as people send them and as we show them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.pausing import Cause
from services.intake.schemas.cases.told import NAME, PHONE, ToldForm

CASE_ID = validate.Regexp(r"\A[0-9a-f]{32}\Z")
CODE = validate.Regexp(r"\A[A-Za-z0-9@_-]{1,40}\Z")
DETAIL = validate.Length(min=1, max=2000)


class PlaceForm(Schema):
    """Where it is, by whichever is known. Degrees WGS-84."""

    household_id = fields.String(validate=CODE, load_default=None)
    address = fields.String(validate=validate.Length(min=4, max=120), load_default=None)
    longitude = fields.Float(allow_nan=False, load_default=None, validate=validate.Range(-180, 180))
    latitude = fields.Float(allow_nan=False, load_default=None, validate=validate.Range(-90, 90))


class DoorForm(ToldForm):
    """What both kinds of cases begin with."""

    words = fields.String(required=True, validate=DETAIL)
    channel = fields.Enum(Channel, by_value=True, required=True)
    place = fields.Nested(PlaceForm, required=True)
    name = fields.String(validate=NAME, load_default=None)
    phone = fields.String(validate=PHONE, load_default=None)


class CaseForm(Schema):
    """Which case."""

    case_id = fields.String(required=True, validate=CASE_ID)


class WordsForm(CaseForm):
    """A case and some words on it."""

    words = fields.String(required=True, validate=DETAIL)


class AskPauseForm(CaseForm):
    """Why a case cannot go on, the paper that proves it, and the last day for which it waits."""

    cause = fields.Enum(Cause, by_value=True, required=True)
    basis = fields.String(required=True, validate=validate.Length(min=2, max=200))
    until = fields.Date(required=True)


class TrackCaseForm(Schema):
    """What is printed on the receipt."""

    number = fields.String(required=True, validate=validate.Length(max=40))
    query_code = fields.String(required=True, validate=validate.Regexp(r"\A[0-9]{6}\Z"))
