"""What people say of the calendar, and which clock they ask about."""

from marshmallow import Schema, fields, validate

from services.intake.schemas.cases.forms import CaseForm

MOST_DAYS = 200


class CalendarYearForm(Schema):
    """The announced days of a year: weekdays that are off, weekend days that are worked."""

    year = fields.Integer(required=True, strict=True, validate=validate.Range(2000, 2100))
    off = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    worked = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    source = fields.String(required=True, validate=validate.Length(min=4, max=200))


class ExplainClockForm(CaseForm):
    """Which clock of which case: its id (promised-1), or its kind (promised) for the newest of it."""

    clock = fields.String(required=True, validate=validate.Regexp(r"\A[a-z]{3,20}(-[0-9]{1,4})?\Z"))
