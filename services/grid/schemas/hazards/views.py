"""Hazards as they are shown."""

from typing import Any

from marshmallow import Schema, fields

SHEET = frozenset({"words"})


class ProofView(Schema):
    """What showed that it is mended."""

    by = fields.String()
    at = fields.AwareDateTime()
    photo = fields.String(allow_none=True)


class HazardView(Schema):
    """A hazard, without what was said of it."""

    hazard_id = fields.String(attribute="id")
    kind = fields.String()
    severity = fields.String()
    state = fields.String()
    household_id = fields.String(attribute="place.household_id", allow_none=True)
    building_id = fields.String(attribute="place.building_id", allow_none=True)
    facility_id = fields.String(attribute="place.facility_id", allow_none=True)
    grid_code = fields.String(attribute="place.grid_code", allow_none=True)
    community_code = fields.String(attribute="place.community_code")
    found_by = fields.String()
    found_at = fields.AwareDateTime()
    visit_id = fields.String(allow_none=True)
    former_id = fields.String(allow_none=True)
    recurrence = fields.Integer()
    owner = fields.String(allow_none=True)
    deadline = fields.Date(allow_none=True)
    proofs = fields.List(fields.Nested(ProofView))
    ended_at = fields.AwareDateTime(allow_none=True)
    ended_by = fields.String(allow_none=True)


class HazardSheetView(HazardView):
    """A hazard, with what was seen."""

    words = fields.String()
    photo = fields.String(allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read from the sheet what it has itself, and the rest from its hazard."""
        return super().get_attribute(obj if attr in SHEET else obj.hazard, attr, default)
