"""What is shown of orders and mandates. Personal data appear masked only."""

from marshmallow import Schema, fields

from services.intake.schemas.cases.views import EntryView, PlaceView


class PrincipalView(Schema):
    """The resident, masked."""

    id = fields.String(allow_none=True)
    name = fields.String(attribute="name_label", allow_none=True)
    phone = fields.String(attribute="phone_label", allow_none=True)


class HeldPaperView(Schema):
    """So many of a paper."""

    name = fields.String()
    original = fields.Boolean()
    quantity = fields.Integer()


class CustodyLineView(Schema):
    """A line of the log; `digest` closes it together with all lines before."""

    step = fields.String()
    paper = fields.Nested(HeldPaperView)
    other_side = fields.String()
    receipt = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()
    digest = fields.String()


class HomeVisitView(Schema):
    """When the agent comes."""

    starts_at = fields.AwareDateTime()
    ends_at = fields.AwareDateTime()


class OrderLineView(Schema):
    """An order in a list."""

    order_id = fields.String(attribute="id")
    state = fields.String()
    item = fields.String()
    subject = fields.String()
    group = fields.String()
    bed_bound = fields.Boolean()
    area = fields.String()
    agent_id = fields.String(allow_none=True)
    principal = fields.Nested(PrincipalView)
    requested_at = fields.AwareDateTime()
    visit = fields.Nested(HomeVisitView, allow_none=True)
    due = fields.Dict(fields.String(), fields.AwareDateTime())
    case_id = fields.String(allow_none=True)
    case_number = fields.String(allow_none=True)


class OrderView(OrderLineView):
    """An order with its papers. Acting for somebody costs nothing, ever."""

    version = fields.Integer()
    channel = fields.String()
    words = fields.String()
    place = fields.Nested(PlaceView)
    tell = fields.String()
    notify_targets = fields.List(fields.String())
    policy_version = fields.String()
    mandate_id = fields.String(allow_none=True)
    custody = fields.List(fields.Nested(CustodyLineView), attribute="custody.lines")
    custody_is_whole = fields.Boolean(attribute="custody.is_whole")
    owed = fields.List(fields.String(), attribute="custody.owed")
    fee_fen = fields.Constant(0)
    history = fields.List(fields.Nested(EntryView))


class MandateView(Schema):
    """A mandate; of witnesses no more than how many."""

    mandate_id = fields.String(attribute="id")
    order_id = fields.String()
    agent_id = fields.String()
    principal = fields.Nested(PrincipalView)
    items = fields.List(fields.String())
    scope = fields.String()
    materials = fields.List(fields.Nested(HeldPaperView))
    valid_from = fields.Date()
    valid_until = fields.Date()
    signature = fields.String(attribute="signature.kind")
    reference = fields.String(attribute="signature.reference")
    witnesses = fields.Function(lambda mandate: len(mandate.signature.witnesses))
    granted_at = fields.AwareDateTime()
    revoked_at = fields.AwareDateTime(allow_none=True)
