"""What is said while an issue is handled, as people send it."""

from datetime import date

from marshmallow import fields, validate

from services.intake.domain.cases.script import CallResult
from services.intake.domain.issues.suspending import Obstacle
from services.intake.domain.issues.verdict import Approval, Outcome
from services.intake.schemas.cases.forms import CODE, DETAIL, CaseForm, WordsForm
from services.intake.schemas.tuples import Tuple

AREA = validate.Regexp(r"\A[0-9A-Z]{9,32}\Z")
DAYS = validate.Range(1, 60)


class CallInUnitsForm(CaseForm):
    """Which units help, by the codes of their areas."""

    units = Tuple(fields.String(validate=AREA), required=True, validate=validate.Length(min=1, max=10))


class ContactForm(CaseForm):
    """What came of a try to reach the reporter."""

    result = fields.Enum(CallResult, by_value=True, load_default=CallResult.ANSWERED)
    words = fields.String(validate=validate.Length(max=500), load_default="")


class AskReturnForm(CaseForm):
    """Why the unit has no jurisdiction, with the proof."""

    proof = fields.String(required=True, validate=validate.Length(min=5, max=1000))


class AnswerReturnForm(CaseForm):
    """The dispatcher's answer."""

    answer = fields.Enum(Approval, by_value=True, required=True)
    opinion = fields.String(required=True, validate=DETAIL)


class TransferCaseForm(WordsForm):
    """To which unit of the street, by the code of its grid or community, and why."""

    unit = fields.String(required=True, validate=AREA)


class HandOutCaseForm(WordsForm):
    """Who has it outside of the street, under which number there, and why."""

    unit = fields.String(required=True, validate=validate.Length(min=2, max=80))
    number = fields.String(validate=CODE, load_default="")


class OutsideResultForm(CaseForm):
    """What was done outside."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)
    result = fields.String(required=True, validate=DETAIL)


class AskExtensionForm(CaseForm):
    """How many working days more, and why."""

    days = fields.Integer(required=True, strict=True, validate=DAYS)
    reason = fields.String(required=True, validate=DETAIL)


class GrantExtensionForm(CaseForm):
    """How many working days more, and what the reviewer thinks of it."""

    days = fields.Integer(required=True, strict=True, validate=DAYS)
    opinion = fields.String(required=True, validate=DETAIL)


class RefuseExtensionForm(CaseForm):
    """Why not."""

    opinion = fields.String(required=True, validate=DETAIL)


class SuspendCaseForm(CaseForm):
    """What nobody can help, by which paper, and when somebody looks again."""

    obstacle = fields.Enum(Obstacle, by_value=True, required=True)
    basis = fields.String(required=True, validate=validate.Length(min=2, max=200))
    review_on: fields.Field[date] = fields.Date(required=True)
