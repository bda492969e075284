"""What is shown of projects: all of it to the street, to a provider his own and as little as it takes."""

from marshmallow import Schema, fields


class IndicatorView(Schema):
    """What is counted."""

    name = fields.String()
    target = fields.Integer()
    unit = fields.String()


class MilestoneView(Schema):
    """A milestone, and how far it is."""

    code = fields.String()
    basis_points = fields.Integer()
    amount_fen = fields.Integer()
    due_on = fields.Date()
    after = fields.String(allow_none=True)
    required = fields.Dict()
    state = fields.String()
    reported = fields.Dict(allow_none=True)
    counted = fields.Dict(allow_none=True)
    quality = fields.Integer(allow_none=True)


class ReviewView(Schema):
    """What was said of the whole."""

    kind = fields.String()
    passed = fields.Boolean()
    reviewers = fields.List(fields.String())
    words = fields.String()
    at = fields.AwareDateTime()


class EndingView(Schema):
    """What became of the data."""

    data = fields.String()
    proof = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()


class OwnProjectView(Schema):
    """A project as its provider sees it."""

    project_id = fields.String(attribute="id")
    version = fields.Integer()
    title = fields.String(attribute="plan.title")
    target_group = fields.String(attribute="plan.target_group")
    state = fields.String()
    agreement_no = fields.String(attribute="contract.agreement_no")
    budget_fen = fields.Integer(attribute="contract.budget_fen")
    first_day = fields.Date(attribute="contract.first_day")
    last_day = fields.Date(attribute="contract.last_day")
    indicators = fields.List(fields.Nested(IndicatorView), attribute="contract.indicators")
    milestones = fields.List(fields.Nested(MilestoneView))


class ProjectView(OwnProjectView):
    """A project as the street sees it."""

    street = fields.String()
    assessment = fields.String(attribute="plan.assessment")
    proposed_by = fields.String()
    approved_by = fields.String(allow_none=True)
    provider = fields.String(attribute="contract.provider")
    provider_name = fields.String(attribute="contract.provider_name")
    data_agreement_no = fields.String(attribute="contract.data_agreement_no")
    reviews = fields.List(fields.Nested(ReviewView))
    ending = fields.Nested(EndingView, allow_none=True)
    ended_because = fields.String()


class ServiceRecordView(Schema):
    """One service."""

    service = fields.String()
    on = fields.Date()
    minutes = fields.Integer()


class OwnReferralView(Schema):
    """A referral as the provider sees it: the need, and the worker who brings him to the household."""

    referral_id = fields.String(attribute="id")
    project_id = fields.String()
    need = fields.String()
    state = fields.String()
    worker_id = fields.String()
    referred_at = fields.AwareDateTime()
    declined = fields.String(allow_none=True)
    services = fields.List(fields.Nested(ServiceRecordView))
    outcome = fields.String(allow_none=True)
    ended_at = fields.AwareDateTime(allow_none=True)


class ReferralView(Schema):
    """A referral as the street sees it: how often it was served, never what was said there."""

    referral_id = fields.String(attribute="id")
    project_id = fields.String()
    household_id = fields.String()
    need = fields.String()
    source = fields.String()
    source_id = fields.String()
    state = fields.String()
    worker_id = fields.String()
    referred_at = fields.AwareDateTime()
    declined = fields.String(allow_none=True)
    services = fields.Function(lambda referral: len(referral.services))
    outcome = fields.String(allow_none=True)
    ended_at = fields.AwareDateTime(allow_none=True)
    satisfaction = fields.Integer(allow_none=True)


class SatisfactionView(Schema):
    """What residents say; `n` is how many, and the rate null where that is nobody."""

    served = fields.Integer()
    n = fields.Integer()
    satisfied = fields.Integer()
    rate = fields.Float(allow_none=True)
