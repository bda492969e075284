"""Agency as people speak of it."""

from marshmallow import Schema, fields, post_load, validate

from services.intake.domain.agency.custody import CustodyStep, HeldPaper, OtherSide
from services.intake.domain.agency.home_visit import VisitOutcome
from services.intake.domain.agency.mandate import Scope, SignatureKind
from services.intake.domain.agency.order_basis import Group, Tell
from services.intake.domain.cases.channel import Channel
from services.intake.domain.menu.material import Paper
from services.intake.schemas.appointments.forms import CURSOR, id_number
from services.intake.schemas.cases.forms import CASE_ID, CODE, DETAIL, PlaceForm
from services.intake.schemas.cases.told import PHONE

MOST_PAPERS = 40
AREA = validate.Regexp(r"\A[0-9A-Z]{9,32}\Z")
REASON = validate.Length(min=2, max=500)


class RequestAgencyForm(Schema):
    """What is wanted, by whom, and why he does not come himself; `tell`: whom he wants to hear of it.

    `circumstances` answer what decides whether he must come himself, where the item asks that.
    """

    item = fields.String(required=True, validate=CODE)
    words = fields.String(required=True, validate=DETAIL)
    group = fields.Enum(Group, by_value=True, required=True)
    bed_bound = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    channel = fields.Enum(Channel, by_value=True, required=True)
    place = fields.Nested(PlaceForm, required=True)
    name = fields.String(required=True, validate=validate.Length(min=1, max=40))
    phone = fields.String(validate=PHONE, load_default=None)
    id_number = fields.String(validate=id_number, load_default=None)
    tell = fields.Enum(Tell, by_value=True, load_default=Tell.BOTH)
    grid_code = fields.String(validate=AREA, load_default=None)
    circumstances = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_PAPERS)
    )


class OrderForm(Schema):
    """Which order."""

    order_id = fields.String(required=True, validate=CASE_ID)


class NameAgentForm(OrderForm):
    """Who answers for it, and in which grid."""

    agent_id = fields.String(required=True, validate=CODE)
    grid_code = fields.String(required=True, validate=AREA)


class BookVisitForm(OrderForm):
    """A window of time on one day, in Shanghai."""

    day = fields.Date(required=True)
    start = fields.Time(required=True)
    end = fields.Time(required=True)


class RecordVisitForm(OrderForm):
    """Whether anybody was at home."""

    outcome = fields.Enum(VisitOutcome, by_value=True, required=True)


class PaperForm(Schema):
    """So many of a paper, originals or copies."""

    name = fields.String(required=True, validate=validate.Length(min=1, max=40))
    original = fields.Boolean(required=True, truthy={True}, falsy={False})
    quantity = fields.Integer(required=True, strict=True, validate=validate.Range(1, 99))

    @post_load
    def make(self, said: dict[str, object], **_: object) -> HeldPaper:
        """Return what was said as the paper it is."""
        return HeldPaper(**said)  # type: ignore[arg-type]


def papers_of(*, least: int) -> fields.List[HeldPaper]:
    """Return the field of some papers."""
    return fields.List(
        fields.Nested(PaperForm), load_default=list, validate=validate.Length(min=least, max=MOST_PAPERS)
    )


class GrantMandateForm(OrderForm):
    """What is written on the mandate, and how it was signed; before witnesses also the name of who acts."""

    items = fields.List(fields.String(validate=CODE), load_default=list, validate=validate.Length(max=10))
    scope = fields.Enum(Scope, by_value=True, required=True)
    materials = papers_of(least=0)
    valid_from = fields.Date(required=True)
    valid_until = fields.Date(required=True)
    signature = fields.Enum(SignatureKind, by_value=True, required=True)
    reference = fields.String(validate=CODE, load_default="")
    witnesses = fields.List(
        fields.String(validate=validate.Length(min=2, max=40)),
        load_default=list,
        validate=validate.Length(max=4),
    )
    agent_name = fields.String(load_default="", validate=validate.Length(max=40))


class MandateForm(Schema):
    """Which mandate."""

    mandate_id = fields.String(required=True, validate=CASE_ID)


class SignedForm(OrderForm):
    """Who is on the other side, and the number of what he has signed."""

    other_side = fields.Enum(OtherSide, by_value=True, required=True)
    receipt = fields.String(required=True, validate=CODE)


class ReceiveMaterialsForm(SignedForm, MandateForm):
    """The papers under a mandate; none said: those that it names."""

    papers = papers_of(least=0)


class HandOnMaterialsForm(SignedForm):
    """The papers, and what is done with them."""

    step = fields.Enum(CustodyStep, by_value=True, required=True)
    papers = papers_of(least=1)


class SubmitForForm(OrderForm):
    """What was found of each paper, and the questions answered yes."""

    papers = fields.Dict(
        keys=fields.String(validate=CODE),
        values=fields.Enum(Paper, by_value=True),
        load_default=dict,
        validate=validate.Length(max=MOST_PAPERS),
    )
    circumstances = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_PAPERS)
    )


class ReasonForm(OrderForm):
    """Why."""

    reason = fields.String(required=True, validate=REASON)


class ListOrdersForm(Schema):
    """Of which area; none said: one's own."""

    area = fields.String(validate=AREA, load_default=None)
    cursor = fields.String(load_default="", validate=CURSOR)
