"""What is shown of the calendar."""

from typing import Any

from marshmallow import Schema, fields, post_dump


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
