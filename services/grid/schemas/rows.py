"""What became of the rows of a batch."""

from marshmallow import Schema, fields

MOST_ROWS = 200


class RowOutcomeView(Schema):
    """One row, counted from 0; a refused one has a reason in words for a person."""

    row = fields.Integer()
    ok = fields.Boolean()
    reason = fields.String(allow_none=True)


class RowsView(Schema):
    """All rows of a batch, in the order in which they were sent."""

    rows = fields.List(fields.Nested(RowOutcomeView))
