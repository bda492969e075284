"""What people say of the calendar."""

from marshmallow import Schema, fields, validate

MOST_DAYS = 200


class CalendarYearForm(Schema):
    """The announced days of a year: weekdays that are off, weekend days that are worked."""

    year = fields.Integer(required=True, strict=True, validate=validate.Range(2000, 2100))
    off = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    worked = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    source = fields.String(required=True, validate=validate.Length(min=4, max=200))
