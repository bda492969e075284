"""Facilities as they are shown."""

from marshmallow import Schema, fields


class InspectionView(Schema):
    """One look at it."""

    on = fields.Date()
    by = fields.String()
    condition = fields.String()
    photo = fields.String(allow_none=True)


class FacilityView(Schema):
    """Where it is, when somebody looked at it last, and when somebody is to again."""

    facility_id = fields.String(attribute="id")
    kind = fields.String()
    title = fields.String()
    building_id = fields.String(attribute="spot.building_id", allow_none=True)
    grid_code = fields.String(attribute="spot.grid_code", allow_none=True)
    community_code = fields.String(attribute="spot.community_code")
    longitude = fields.Float(attribute="spot.longitude", allow_none=True)
    latitude = fields.Float(attribute="spot.latitude", allow_none=True)
    cycle_days = fields.Integer()
    next_due = fields.Date()
    in_use = fields.Boolean()
    newest = fields.Nested(InspectionView, allow_none=True)


class FacilitySheetView(FacilityView):
    """A facility with the looks at it, in the order in which they were told."""

    inspections = fields.List(fields.Nested(InspectionView))
