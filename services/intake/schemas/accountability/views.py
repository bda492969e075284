"""What intake shows of cards."""

from marshmallow import Schema, fields


class SaidView(Schema):
    """Who said what, and when."""

    by = fields.String()
    at = fields.AwareDateTime()
    words = fields.String()


class SubjectView(Schema):
    """Who is held to account."""

    kind = fields.String()
    id = fields.String()


class EvidenceView(Schema):
    """What a card rests on."""

    facts = fields.List(fields.String())
    cards = fields.List(fields.String())
    account = fields.List(fields.String())
    words = fields.String()


class CardView(Schema):
    """A card. `points` count from `final_at` on, unless it is revoked."""

    card_id = fields.String(attribute="id")
    version = fields.Integer()
    case_id = fields.String()
    number = fields.String()
    subject = fields.Nested(SubjectView)
    area = fields.String()
    level = fields.String()
    act = fields.String(attribute="rung.act")
    rule = fields.String(attribute="rule.code")
    rule_label = fields.String(attribute="rule.label")
    rule_version = fields.Integer()
    points = fields.Integer(attribute="rung.points")
    star_cap = fields.Integer(attribute="rung.star_cap", allow_none=True)
    state = fields.String()
    evidence = fields.Nested(EvidenceView)
    raised_from = fields.String()
    raised_by = fields.String()
    raised_at = fields.AwareDateTime()
    reason = fields.Nested(SaidView, allow_none=True)
    reason_due = fields.AwareDateTime(allow_none=True)
    confirmation = fields.Nested(SaidView, allow_none=True)
    appeal = fields.Nested(SaidView, allow_none=True)
    appeal_due = fields.AwareDateTime(attribute="final_due", allow_none=True)
    verdict = fields.Nested(SaidView, allow_none=True)
    revocation = fields.Nested(SaidView, allow_none=True)
    final_at = fields.AwareDateTime(allow_none=True)


class ExemptionView(Schema):
    """Whether a case counts: not any more, once `agreed_by` is somebody."""

    case_id = fields.String(attribute="id")
    ground = fields.String(attribute="exemption.ground")
    words = fields.String(attribute="exemption.words")
    proposed_by = fields.String(attribute="exemption.proposed_by")
    proposed_at = fields.AwareDateTime(attribute="exemption.proposed_at")
    agreed_by = fields.String(attribute="exemption.agreed_by", allow_none=True)
    agreed_at = fields.AwareDateTime(attribute="exemption.agreed_at", allow_none=True)


class CardAccountView(Schema):
    """A card in words, one sentence a line."""

    card = fields.Nested(CardView)
    words = fields.List(fields.String())
