"""Issues as people send them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.issues.verdict import Outcome, Refusal, Ruling
from services.intake.schemas.cases.forms import CASE_ID, CODE, DETAIL, CaseForm, DoorForm, TrackCaseForm
from services.intake.schemas.tuples import Tuple

PHOTOS = Tuple(fields.String(validate=CODE), validate=validate.Length(max=9), load_default=())


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
    """What was done. `photos` are ids of attachments of the case."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)
    result = fields.String(required=True, validate=DETAIL)
    photos = PHOTOS


class RulingForm(CaseForm):
    """What a leader orders, and why."""

    ruling = fields.Enum(Ruling, by_value=True, required=True)
    words = fields.String(required=True, validate=DETAIL)


class MergeCaseForm(CaseForm):
    """Which case stands for which."""

    into_id = fields.String(required=True, validate=CASE_ID)


class VoidCaseForm(CaseForm):
    """Why it should never have been a case."""

    reason = fields.String(required=True, validate=DETAIL)


class RatingForm(Schema):
    """How content he is: 5 very, 4, 3 rather, 2 not, 1 not at all; and his own words."""

    level = fields.Integer(required=True, strict=True, validate=validate.Range(1, 5))
    words = fields.String(validate=validate.Length(max=500), load_default="")


class RateCaseForm(RatingForm, CaseForm):
    """Which case he rates."""


class RateTrackedCaseForm(RatingForm, TrackCaseForm):
    """Which case he rates, by his receipt."""


class ReopenTrackedCaseForm(TrackCaseForm):
    """What is not over, by his receipt, and why."""

    words = fields.String(required=True, validate=DETAIL)
