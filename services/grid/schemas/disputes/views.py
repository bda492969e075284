"""Disputes as they are shown; who quarrels about what is on no list."""

from typing import Any

from marshmallow import Schema, fields

SHEET = frozenset({"title", "words", "parties", "units", "meetings", "terms"})


class DisputeView(Schema):
    """Where a dispute stands."""

    dispute_id = fields.String(attribute="id")
    category = fields.String(attribute="matter.category")
    scale = fields.String(attribute="matter.scale")
    people = fields.Integer(attribute="matter.people")
    occurred_on = fields.Date(attribute="matter.occurred_on")
    grid_code = fields.String(attribute="matter.grid_code", allow_none=True)
    community_code = fields.String(attribute="matter.community_code")
    state = fields.String()
    deadline = fields.Date()
    registered_at = fields.AwareDateTime()
    mediator = fields.String(allow_none=True)
    organisation = fields.String(attribute="mediation.organisation", dump_default=None)
    way = fields.String(attribute="mediation.way", dump_default=None)
    onward = fields.String(attribute="failure.onward", dump_default=None)
    evaluated_at = fields.AwareDateTime(attribute="evaluation.at", dump_default=None)


class DisputeSheetView(DisputeView):
    """A dispute with its words and its parties, masked, for who mediates it or answers for the place."""

    title = fields.String()
    words = fields.String()
    parties = fields.List(fields.Dict(fields.String(), fields.String()))
    units = fields.String(allow_none=True)
    meetings = fields.List(fields.String())
    terms = fields.List(fields.String())

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read from the sheet what it has itself, and the rest from its dispute."""
        return super().get_attribute(obj if attr in SHEET else obj.dispute, attr, default)


class RevealedDisputeView(Schema):
    """A dispute in plain, for the eyes of who asked."""

    sheet = fields.Nested(DisputeSheetView)
    watermark = fields.String()
    left_today = fields.Integer()
