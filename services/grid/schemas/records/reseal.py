"""Sealing anew, as it is asked for and told."""

from marshmallow import Schema, fields, validate

from services.grid.usecases.records.reseal_records import RecordKind


class ResealForm(Schema):
    """Which records, from behind which id on."""

    kind = fields.Enum(RecordKind, by_value=True, required=True)
    after = fields.String(load_default="", validate=validate.Length(max=64))


class ResealedView(Schema):
    """How many were sealed anew; `next` is where to go on, or null at the end."""

    changed = fields.Integer()
    next = fields.String(allow_none=True)
