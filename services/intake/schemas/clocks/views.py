"""What is shown of the calendar and of the account of a clock."""

from typing import Any

from marshmallow import Schema, fields, post_dump

from services.intake.schemas.cases.veiled import Veiled
from shared.kernel.worktime import ServiceHours


class CalendarYearView(Schema):
    """The working days of a year, as published here."""

    year = fields.Integer(attribute="year.year")
    status = fields.String(attribute="year.status")
    off = fields.List(fields.Date(), attribute="year.off")
    worked = fields.List(fields.Date(), attribute="year.worked")
    source = fields.String(attribute="year.source")

    @post_dump
    def put_in_order(self, shown: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Show the days in their order: they are kept as sets, which have none."""
        return shown | {which: sorted(shown[which]) for which in ("off", "worked")}


class UnitDayView(Schema):
    """A day on which a unit keeps hours of its own; without hours it rests."""

    day = fields.Date()
    hours = fields.Function(lambda own: written(own.hours))
    name = fields.String()


class UnitCalendarView(Schema):
    """The days of a year on which a unit departs from those above it."""

    unit = fields.String()
    year = fields.Integer()
    days = fields.List(fields.Nested(UnitDayView))


def written(hours: ServiceHours) -> str:
    """Return hours as people write them."""
    return " ".join(f"{each.opens:%H:%M}-{each.closes:%H:%M}" for each in hours.sessions)


class LineView(Schema):
    """One stretch of a clock: when it ran or stood still, why, on what paper, and what it took."""

    since = fields.AwareDateTime()
    until = fields.AwareDateTime()
    running = fields.Boolean()
    units = fields.Integer()
    reason = fields.String()
    basis = fields.String()
    actor = fields.String()


class ExtensionView(Schema):
    """Time that was added: how much, by whom, and the notice that told the resident."""

    amount = fields.Integer()
    granted_by = fields.String()
    at = fields.AwareDateTime()
    notice = fields.String()


class ExplanationView(Veiled):
    """The account of a clock, reckoned now: the units of its lines add up to `used`.

    `remaining` below zero is how late it is. `due` and `last_day` are None while a pause leaves the end open.
    `provisional`: a year that it rests on is not announced yet. `revision` names the calendar it was reckoned
    with, `calendar_id` the unit whose days were counted. `words` is the same account as sentences.
    """

    case_id = fields.String(attribute="case.id")
    number = fields.String(attribute="case.number")
    clock = fields.String(attribute="clock.id")
    kind = fields.String(attribute="clock.kind")
    kind_words = fields.String()
    state = fields.String(attribute="clock.state")
    unit = fields.String(attribute="account.unit")
    unit_words = fields.String()
    total = fields.Integer(attribute="account.total")
    used = fields.Integer(attribute="account.used")
    remaining = fields.Integer()
    light = fields.String()
    due = fields.AwareDateTime(attribute="account.deadline.at", dump_default=None)
    last_day = fields.Date(attribute="account.deadline.last_day", dump_default=None)
    provisional = fields.Boolean(attribute="account.provisional")
    revision = fields.String(attribute="account.revision")
    calendar_id = fields.String(attribute="clock.calendar_id")
    policy_version = fields.String(attribute="clock.policy_version")
    lines = fields.List(fields.Nested(LineView), attribute="account.lines")
    extensions = fields.List(fields.Nested(ExtensionView), attribute="account.extensions")
    words = fields.List(fields.String(), attribute="account.words")
