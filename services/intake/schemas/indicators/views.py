"""How indicators are shown: every figure with how many cases it rests on."""

from marshmallow import Schema, fields


class RateView(Schema):
    """So many (`met`) of so many (`n`); `value` is null where nothing was counted.

    `comparable` is false where there are too few to set it beside another.
    """

    code = fields.String()
    label = fields.String()
    n = fields.Integer()
    met = fields.Integer()
    value = fields.Float(allow_none=True)
    comparable = fields.Boolean()


class IndicatorsView(Schema):
    """The rates of a period, and the composite score, 0 to 100; null where a part of it has no rate."""

    rates = fields.List(fields.Nested(RateView))
    score = fields.Float(allow_none=True)
    weights = fields.Dict(fields.String(), fields.Integer())
    rules_version = fields.Integer()


class IndicatorCaseView(Schema):
    """A case behind a figure."""

    case_id = fields.String(attribute="row.case_id")
    number = fields.String(attribute="row.number")
    topic = fields.String(attribute="row.topic")
    accepted_at = fields.AwareDateTime(attribute="row.course.accepted_at", allow_none=True)
    due = fields.AwareDateTime(attribute="row.course.due", allow_none=True)
    resolved_at = fields.AwareDateTime(attribute="row.course.resolved_at", allow_none=True)
    ended_at = fields.AwareDateTime(attribute="row.course.ended_at", allow_none=True)
    met = fields.Boolean()
