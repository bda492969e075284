"""Cards as people send them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.accountability.card_state import CardState, Verdict
from services.intake.domain.accountability.exemption import Ground
from services.intake.domain.accountability.subject import SubjectKind
from services.intake.schemas.cases.forms import CASE_ID, CODE, DETAIL, CaseForm

MOST_FACTS = 20
LONGEST_PAGE = 50
AREA = validate.Regexp(r"\A[0-9A-Z]{6,32}\Z")
FACT = validate.Regexp(r"\A[a-z_.]{3,60}:[0-9A-Za-z_-]{1,64}:[0-9]{1,6}\Z")


class CardForm(Schema):
    """Which card."""

    card_id = fields.String(required=True, validate=CASE_ID)


class CardsForm(Schema):
    """Which cards: of one case, else of an area, else all that concern the caller."""

    case_id = fields.String(validate=CASE_ID, load_default=None)
    area = fields.String(validate=AREA, load_default=None)
    state = fields.Enum(CardState, by_value=True, load_default=None)
    cursor = fields.String(load_default="", validate=validate.Length(max=80))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, LONGEST_PAGE))


class SaidOfCardForm(CardForm):
    """What somebody says of a card: nobody judges, or contests, without words."""

    words = fields.String(required=True, validate=DETAIL)


class AppealDecisionForm(SaidOfCardForm):
    """What becomes of an appeal, and why."""

    verdict = fields.Enum(Verdict, by_value=True, required=True)


class SubjectForm(Schema):
    """A member of staff, or a unit by its code."""

    kind = fields.Enum(SubjectKind, by_value=True, required=True)
    id = fields.String(required=True, validate=CODE)


class ProposeExemptionForm(CaseForm):
    """Why it was impossible for all."""

    ground = fields.Enum(Ground, by_value=True, required=True)
    words = fields.String(required=True, validate=DETAIL)


class RaiseCardForm(Schema):
    """Which rule was broken by whom; `words` say what shows it, `facts` are ids of events that do."""

    case_id = fields.String(required=True, validate=CASE_ID)
    subject = fields.Nested(SubjectForm, required=True)
    rule = fields.String(required=True, validate=CODE)
    words = fields.String(required=True, validate=DETAIL)
    facts = fields.List(
        fields.String(validate=FACT), load_default=list, validate=validate.Length(max=MOST_FACTS)
    )
