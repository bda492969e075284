"""Rows: how a batch comes in at a door, and how it is told what became of each row."""

from typing import Any

from marshmallow import Schema, fields, validate

MOST_ROWS = 200


def rows_of(form: type[Schema], *, most: int = MOST_ROWS) -> fields.List[Any]:
    """Return the field of a batch: from one to `most` rows, each read by its own Form."""
    return fields.List(fields.Nested(form), required=True, validate=validate.Length(min=1, max=most))


class RowOutcomeView(Schema):
    """One row, counted from 0; a refused one has a reason in words for a person."""

    row = fields.Integer()
    ok = fields.Boolean()
    reason = fields.String(allow_none=True)


class RowsView(Schema):
    """All rows of a batch, in the order in which they were sent."""

    rows = fields.List(fields.Nested(RowOutcomeView))
