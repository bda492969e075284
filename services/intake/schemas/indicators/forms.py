"""What people ask of the indicators."""

from marshmallow import Schema, fields, validate

from services.intake.domain.indicators.indicator import BY_CODE
from services.intake.schemas.accountability.forms import AREA, LONGEST_PAGE
from services.intake.schemas.cases.forms import CODE


class PeriodForm(Schema):
    """Which cases: of an area, from one day to another; narrowed down by unit, topic or worker."""

    since = fields.Date(required=True)
    until = fields.Date(required=True)
    area = fields.String(required=True, validate=AREA)
    unit = fields.String(validate=CODE, load_default=None)
    topic = fields.String(validate=CODE, load_default=None)
    worker = fields.String(validate=CODE, load_default=None)


class IndicatorCasesForm(PeriodForm):
    """The cases behind one figure: all that it counts, or those that meet it, or those that do not."""

    indicator = fields.String(required=True, validate=validate.OneOf(sorted(BY_CODE)))
    met = fields.Boolean(load_default=None, allow_none=True)
    cursor = fields.String(load_default="", validate=validate.Length(max=80))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, LONGEST_PAGE))
