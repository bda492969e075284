"""A roster as it is sent."""

from datetime import time
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from services.staff.domain.roster import DutyPlace, DutyShift
from services.staff.schemas.worker import WORKER_ID
from services.staff.usecases.publish_rosters import RosterRow
from shared.plumbing.rows import rows_of

MOST_SHIFTS = 4 * 31
MOST_ROSTERS = 20  # one has some 400 words, and a door hears 10,000 at once


def is_local(time_of_day: time) -> None:
    """Refuse a time of day with an offset: it would be another time here."""
    if time_of_day.tzinfo is not None:
        raise ValidationError("a local time has no offset")


class ShiftForm(Schema):
    """One shift, in the local time of Asia/Shanghai."""

    day = fields.Date(required=True)
    start = fields.Time(required=True, validate=is_local)
    end = fields.Time(required=True, validate=is_local)
    place = fields.Enum(DutyPlace, by_value=True, required=True)

    @post_load
    def shift(self, data: dict[str, Any], **_: Any) -> DutyShift:
        return DutyShift(**data)


class RosterForm(Schema):
    """All shifts of one worker in one month, replacing what was said of it before.

    `substitute_id` stands in on his days away; then his partner may be away too.
    """

    worker_id = fields.String(required=True, validate=WORKER_ID)
    month = fields.String(required=True)
    substitute_id = fields.String(load_default=None, allow_none=True, validate=WORKER_ID)
    shifts = fields.List(fields.Nested(ShiftForm), required=True, validate=validate.Length(max=MOST_SHIFTS))

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> RosterRow:
        return RosterRow(shifts=tuple(data.pop("shifts")), **data)


class RostersForm(Schema):
    """A batch of rosters."""

    rows = rows_of(RosterForm, most=MOST_ROSTERS)
