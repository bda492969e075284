"""Issues as people send them."""

from marshmallow import fields, validate

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.issues.verdict import Outcome, Refusal, Ruling, Verdict
from services.intake.schemas.cases.forms import CODE, DETAIL, CaseForm, DoorForm


class ReportIssueForm(DoorForm):
    """Something is wrong, a question, a complaint. `topic` is the code of an issue type."""

    topic = fields.String(required=True, validate=CODE)
    subject = fields.String(required=True, validate=validate.Length(min=1, max=80))
    urgency = fields.Enum(Urgency, by_value=True, load_default=Urgency.ORDINARY)


class RejectIssueForm(CaseForm):
    """Why not, and where else to go."""

    reason = fields.Enum(Refusal, by_value=True, required=True)
    advice = fields.String(required=True, validate=validate.Length(min=2, max=500))


class ResolveCaseForm(CaseForm):
    """What was done."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)
    result = fields.String(required=True, validate=DETAIL)


class ReturnVisitForm(CaseForm):
    """What the reporter says: satisfaction is 1 to 5, or not known."""

    verdict = fields.Enum(Verdict, by_value=True, required=True)
    satisfaction = fields.Integer(strict=True, validate=validate.Range(1, 5), load_default=None)


class RulingForm(CaseForm):
    """What a leader orders, and why."""

    ruling = fields.Enum(Ruling, by_value=True, required=True)
    words = fields.String(required=True, validate=DETAIL)
