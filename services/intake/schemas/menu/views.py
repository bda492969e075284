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
    asked_of = fields.String()
    source = fields.String()
    tolerable = fields.Boolean()
    tolerance_days = fields.Integer(allow_none=True)
    pledge_allowed = fields.Boolean()
    kind = fields.String(attribute="paper.kind")
    form = fields.String(attribute="paper.form")
    copies = fields.Integer(attribute="paper.copies")
    validity_check = fields.String(attribute="paper.validity_check")
    issued_within = fields.Integer(attribute="paper.issued_within", allow_none=True)
    keep = fields.String(attribute="paper.keep")
    retention = fields.Integer(attribute="paper.retention", allow_none=True)
    review_points = fields.List(fields.String())
    sample_guid = fields.String()


class AnswerView(Schema):
    """One of several answers to a question."""

    code = fields.String()
    text = fields.String()


class QuestionView(Schema):
    """A question that decides which materials apply; without `answers` it is answered by yes or no."""

    code = fields.String()
    text = fields.String()
    answers = fields.List(fields.Nested(AnswerView))
    asked_if = fields.String(allow_none=True)


class RequiredMaterialsView(Schema):
    """What this applicant brings, what he may bring, and what the office gets itself.

    `questions` are those that these answers lead to. `person_must_come` tells that an agent will not do.
    """

    item = fields.String(attribute="item.code")
    version_no = fields.Integer(attribute="item.version_no")
    title = fields.String(attribute="item.guide.title")
    bring = fields.List(fields.Nested(MaterialView))
    may_bring = fields.List(fields.Nested(MaterialView))
    fetched = fields.List(fields.Nested(MaterialView))
    questions = fields.List(fields.Nested(QuestionView))
    person_must_come = fields.Boolean()
    must_present = fields.String(attribute="item.guide.must_present")
    must_present_for = fields.String(attribute="item.guide.must_present_for")
    must_present_when = fields.String(attribute="item.guide.must_present_when")


class IssueTypeView(Schema):
    """What an issue may be about."""

    code = fields.String()
    major = fields.String()
    minor = fields.String()
    handling = fields.String()


class DifferenceView(Schema):
    """What changed between two versions, in words; `change` is changed, added or removed."""

    field = fields.String()
    label = fields.String()
    change = fields.String()
    before = fields.String()
    after = fields.String()
    says = fields.String()
