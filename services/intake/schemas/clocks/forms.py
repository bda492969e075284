"""What people say of the calendar, and which clock they ask about."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.intake.domain.clocks.unit_calendar import MOST_DAYS as MOST_OWN_DAYS
from services.intake.schemas.cases.forms import CODE, CaseForm
from services.intake.schemas.tuples import Tuple
from shared.kernel.worktime import ServiceHours
from shared.kernel.workyear import SpecialDay

MOST_DAYS = 200
SESSION = r"[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]"
HOURS = validate.Regexp(rf"\A({SESSION}( {SESSION}){{0,3}})?\Z", error="时间应写作 09:00-12:00 13:30-17:00")


class CalendarYearForm(Schema):
    """The announced days of a year: weekdays that are off, weekend days that are worked."""

    year = fields.Integer(required=True, strict=True, validate=validate.Range(2000, 2100))
    off = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    worked = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    source = fields.String(required=True, validate=validate.Length(min=4, max=200))


class UnitDayForm(Schema):
    """A day, and the hours of that unit then: `09:00-12:00 13:30-17:00`; none where it rests."""

    day = fields.Date(required=True)
    hours = fields.String(required=True, validate=HOURS)
    name = fields.String(required=True, validate=validate.Length(min=1, max=40))

    @post_load
    def own_day(self, data: dict[str, Any], **_: Any) -> SpecialDay:
        """Return the day as the calendar knows it."""
        return SpecialDay(day=data["day"], hours=ServiceHours.parse(data["hours"]), name=data["name"])


class UnitCalendarForm(Schema):
    """All days of a year on which a unit departs from those above it; STREET is above all units."""

    unit = fields.String(required=True, validate=CODE)
    year = fields.Integer(required=True, strict=True, validate=validate.Range(2000, 2100))
    days = Tuple(fields.Nested(UnitDayForm), required=True, validate=validate.Length(max=MOST_OWN_DAYS))
    source = fields.String(required=True, validate=validate.Length(min=4, max=200))


class ExplainClockForm(CaseForm):
    """Which clock of which case: its id (promised-1), or its kind (promised) for the newest of it."""

    clock = fields.String(required=True, validate=validate.Regexp(r"\A[a-z]{3,20}(-[0-9]{1,4})?\Z"))
