"""What the organisation shows."""

from marshmallow import Schema, fields


class UnitView(Schema):
    """An office of the street, or a body of a community."""

    code = fields.String(attribute="unit.code")
    kind = fields.String(attribute="unit.kind")
    title = fields.String(attribute="unit.title")
    level = fields.String(attribute="unit.level")
    parent = fields.String(attribute="unit.parent", allow_none=True)
    area = fields.String()


class ListEntryView(Schema):
    """A line of a list."""

    topic = fields.String()
    title = fields.String()
    office = fields.String()
    station = fields.String(allow_none=True)
    decides = fields.String()
    source = fields.String()


class ListView(Schema):
    """A version of a list, whole."""

    kind = fields.String()
    version_no = fields.Integer()
    effective_from = fields.Date()
    entries = fields.List(fields.Nested(ListEntryView))


class ListedView(Schema):
    """Where a topic stands, and who leads and decides it."""

    kind = fields.String(attribute="on.kind")
    version_no = fields.Integer(attribute="on.version_no")
    effective_from = fields.Date(attribute="on.effective_from")
    title = fields.String(attribute="entry.title")
    office = fields.String(attribute="entry.office")
    station = fields.String(attribute="entry.station", allow_none=True)
    decides = fields.String(attribute="entry.decides")
    source = fields.String(attribute="entry.source")
