"""Which audit is asked for, what was told by phone, and how an audit is shown."""

from marshmallow import Schema, fields

from services.grid.schemas.volumes.volume import MONTH
from services.grid.schemas.words import GRID_CODE, ID


class AuditForm(Schema):
    """The audit of a grid in a month."""

    grid_code = fields.String(required=True, validate=GRID_CODE)
    month = fields.String(required=True, validate=MONTH)


class CheckForm(AuditForm):
    """Whether all that is kept of a household is right, as it says itself."""

    household_id = fields.String(required=True, validate=ID)
    accurate = fields.Boolean(required=True)


class AuditView(Schema):
    """`left` are the households that nobody has asked; `accuracy` from 0 to 1, null until it has ended.

    `id` is what is named as `reference` of a reveal for the purpose `audit`.
    """

    id = fields.String()
    auditor_grid = fields.String()
    ended_at = fields.AwareDateTime(allow_none=True)
    grid_code = fields.String()
    month = fields.String()
    drawn = fields.List(fields.String())
    left = fields.List(fields.String())
    accuracy = fields.Float(allow_none=True)
