"""How the watch over looks is asked: the weekly report, whose households are whose, and who looked at me."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.access.anomaly import Oddity
from services.grid.domain.access.look import Act
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.access.reveals import LONGEST_PAGE
from services.grid.schemas.hazards.forms import PERSON
from services.grid.schemas.words import ID
from services.grid.usecases.access.list_looks_at_person import LooksWish

MOST_HOUSEHOLDS = 20


class LookReportForm(Schema):
    """A day of the week that is asked for; without one the latest report."""

    week = fields.Date(load_default=None, allow_none=True)


class AnomalyView(Schema):
    """Somebody who looked too much: staff and subjects by id, looks by their numbers in the log."""

    oddity = fields.Enum(Oddity, by_value=True)
    by = fields.String()
    count = fields.Integer()
    day = fields.Date(allow_none=True)
    entries = fields.List(fields.Integer())
    subjects = fields.List(fields.String())


class LookReportView(Schema):
    """The report of a week, which began on that Monday."""

    id = fields.String()
    week = fields.Date()
    after = fields.Integer()
    last = fields.Integer()
    looks = fields.Integer()
    rules_version = fields.Integer()
    anomalies = fields.List(fields.Nested(AnomalyView))
    made_at = fields.AwareDateTime()


class StaffForm(Schema):
    """Which member of the staff."""

    staff_id = fields.String(required=True, validate=PERSON)


class DeclareTiesForm(StaffForm):
    """All the households that are his own or his relatives'."""

    household_ids = fields.List(
        fields.String(validate=ID), required=True, validate=validate.Length(max=MOST_HOUSEHOLDS)
    )


class TiesView(Schema):
    """What was told of him, by whom and when."""

    staff_id = fields.String(attribute="id")
    household_ids = fields.List(fields.String())
    told_by = fields.String()
    told_at = fields.AwareDateTime()


class LooksAtPersonForm(LookForm):
    """Of whom; and where a clerk asks for him the number of his application."""

    person_id = fields.String(required=True, validate=ID)
    application = fields.String(load_default=None, allow_none=True, validate=ID)
    after = fields.Integer(load_default=0, strict=True, validate=validate.Range(0))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("person_id", "application", "after", "limit")}
        return {**data, "wish": LooksWish(**words)}


class SeenLookView(Schema):
    """A look, for the person himself: no name of who looked, and nothing of his terminal."""

    at = fields.AwareDateTime(attribute="entry.look.where.at")
    act = fields.Enum(Act, by_value=True, attribute="entry.look.act")
    fields_ = fields.List(fields.String(), attribute="entry.look.fields", data_key="fields")
    post = fields.String()
    purpose = fields.String(allow_none=True)


class SeenLooksView(Schema):
    """A page of them; `next` is the number after which it goes on, or null at the end."""

    items = fields.List(fields.Nested(SeenLookView))
    next = fields.Integer(allow_none=True)
