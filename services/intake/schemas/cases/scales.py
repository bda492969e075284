"""The five levels of a rating, as they are asked for and shown."""

from marshmallow import Schema, fields


class ScaleForm(Schema):
    """Of which day; of today where none is said."""

    on = fields.Date(load_default=None)


class LevelView(Schema):
    """One level in words."""

    level = fields.Integer()
    label = fields.String()
    meaning = fields.String()


class ScaleView(Schema):
    """One version, the best level first."""

    version_no = fields.Integer()
    effective_from = fields.Date()
    levels = fields.List(fields.Nested(LevelView))
