"""What intake shows of the procedures of an application."""

from marshmallow import Schema, fields


class DefectView(Schema):
    """Something that stands against acceptance, and what to do about it."""

    subject = fields.String()
    name = fields.String()
    flaw = fields.String()
    remedy = fields.String()
    tolerable = fields.Boolean()


class TrackedNoticeLineView(DefectView):
    """One line of a notice; without `settled_at` it is open."""

    where = fields.String()
    settled_at = fields.AwareDateTime(allow_none=True)
    awaits_applicant = fields.Boolean()


class NoticeLineView(TrackedNoticeLineView):
    """With the attachment that the applicant has sent for it and that nobody has looked at."""

    handed_in = fields.String(allow_none=True)


class ReceiptOfNoticeView(Schema):
    """How a notice reached the applicant."""

    method = fields.String()
    proof = fields.String()
    served_at = fields.AwareDateTime()


class NoticeView(Schema):
    """A one-time notice as it was given."""

    number = fields.String()
    lines = fields.List(fields.Nested(NoticeLineView))
    statement = fields.String()
    supervisor_phone = fields.String()
    due = fields.AwareDateTime(allow_none=True)
    given_by = fields.String()
    given_at = fields.AwareDateTime()
    new_fact_reason = fields.String()
    receipt = fields.Nested(ReceiptOfNoticeView, allow_none=True)
    lapsed_at = fields.AwareDateTime(allow_none=True)


class TrackedNoticeView(Schema):
    """A one-time notice as its reader needs it."""

    number = fields.String()
    lines = fields.List(fields.Nested(TrackedNoticeLineView))
    statement = fields.String()
    supervisor_phone = fields.String()
    due = fields.AwareDateTime(allow_none=True)
    given_at = fields.AwareDateTime()


class ReachedView(Schema):
    """A state that it has been in, by its number, and since when."""

    state = fields.Integer()
    at = fields.AwareDateTime()


class StepView(Schema):
    """A step of the way; without `ended_at` the present one."""

    title = fields.String()
    begun_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    result = fields.String()


class SpecialView(Schema):
    """A special procedure; without `ended_at` it lasts."""

    procedure = fields.String(attribute="order.procedure")
    basis = fields.String(attribute="order.basis")
    expected_days = fields.Integer(attribute="order.expected_days")
    paper = fields.String(attribute="order.paper")
    begun_by = fields.String()
    begun_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    result = fields.String()


class ToleranceView(Schema):
    """What was promised by which day, and what became of it. Not by whom."""

    by_day = fields.Date(attribute="pledge.by_day")
    signature = fields.String(attribute="pledge.signature")
    materials = fields.List(fields.String())
    settled_at = fields.AwareDateTime(allow_none=True)
    broken_at = fields.AwareDateTime(allow_none=True)


class OriginView(Schema):
    """Which authority decided, with which paper of which day."""

    authority = fields.String()
    number = fields.String()
    made_on = fields.Date()


class DecisionView(Schema):
    """The decision in words; `origin` where another authority has made it."""

    decision = fields.String()
    reasons = fields.String()
    remedies = fields.String()
    origin = fields.Nested(OriginView, allow_none=True)


class RefusalView(Schema):
    """Why it was not taken on, and what the applicant can do."""

    reason = fields.String()
    advice = fields.String()
    remedy = fields.String()


class ExtendedView(Schema):
    """More time, and why."""

    notice_number = fields.String()
    reasons = fields.String()
    approved_by = fields.String()
    approved_at = fields.AwareDateTime()


class WithdrawalView(Schema):
    """The withdrawal that was asked for; without `confirmed_at` it is none yet."""

    reason = fields.String()
    requested_by = fields.String()
    requested_at = fields.AwareDateTime()
    proof = fields.String()
    confirmed_at = fields.AwareDateTime(allow_none=True)


class DeliveryView(Schema):
    """How the result reached the applicant."""

    method = fields.String()
    proof = fields.String()
    consent = fields.String()
    served_at = fields.AwareDateTime()


class RatingView(Schema):
    """What the applicant says of it; `scale` is the version of the words of the scores."""

    rating_round = fields.Integer()
    score = fields.Integer()
    scale = fields.Integer()
    rated_at = fields.AwareDateTime()


class RevocationView(Schema):
    """Why the decision was taken back."""

    basis = fields.String()
    reasons = fields.String()
    revoked_by = fields.String()
    revoked_at = fields.AwareDateTime()


class DefectsView(Schema):
    """All that stands against acceptance; nothing: it must be accepted."""

    defects = fields.List(fields.Nested(DefectView))
