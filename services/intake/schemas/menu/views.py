"""What the menu shows."""

from marshmallow import Schema, fields


class ItemView(Schema):
    """A line of the menu."""

    code = fields.String(attribute="code")
    version_no = fields.Integer()
    title = fields.String(attribute="guide.title")
    category = fields.String(attribute="guide.category")
    service_scope = fields.String(attribute="guide.service_scope")
    handling = fields.String(attribute="guide.handling")
    must_present = fields.String(attribute="guide.must_present")
    promise = fields.Nested(lambda: LimitView(), attribute="guide.promise.limit", allow_none=True)
    legal = fields.Nested(lambda: LimitView(), attribute="guide.legal.limit", allow_none=True)
    materials = fields.List(fields.Nested(lambda: MaterialView()), attribute="guide.materials")
    questions = fields.List(fields.Nested(lambda: QuestionView()), attribute="guide.questions")


class LimitView(Schema):
    """So many of a unit."""

    amount = fields.Integer()
    unit = fields.String()


class MaterialView(Schema):
    """A paper on the list."""

    code = fields.String()
    name = fields.String()
    required = fields.String()
    when = fields.String(allow_none=True)
    source = fields.String()
    tolerable = fields.Boolean()
    pledge_allowed = fields.Boolean()


class QuestionView(Schema):
    """A question that decides which materials apply."""

    code = fields.String()
    text = fields.String()


class IssueTypeView(Schema):
    """What an issue may be about."""

    code = fields.String()
    major = fields.String()
    minor = fields.String()
    handling = fields.String()
