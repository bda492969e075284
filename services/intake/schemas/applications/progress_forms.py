"""What people say of an application from the work on it to the archive."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.intake.domain.applications.decision import Decision, Origin
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.menu.conduct import SpecialProcedure
from services.intake.schemas.applications.forms import OPTIONAL_PHRASE, PHRASE, papers_field
from services.intake.schemas.cases.forms import DETAIL, CaseForm

MOST_DAYS = 365


class HandOverForm(CaseForm):
    """To which department: the title of a step of the item."""

    department = fields.String(required=True, validate=PHRASE)


class ResultForm(CaseForm):
    """What came of a step or a procedure."""

    result = fields.String(required=True, validate=DETAIL)


class SpecialForm(CaseForm):
    """A special procedure: its basis, how many working days, and the paper that told the applicant."""

    procedure = fields.Enum(SpecialProcedure, by_value=True, required=True)
    basis = fields.String(required=True, validate=PHRASE)
    expected_days = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_DAYS))
    paper = fields.String(required=True, validate=PHRASE)


class ReasonsForm(CaseForm):
    """Why, in words that the applicant is told."""

    reasons = fields.String(required=True, validate=DETAIL)


class OriginForm(Schema):
    """The paper of the authority that decided: its name, number and day."""

    authority = fields.String(required=True, validate=PHRASE)
    number = fields.String(required=True, validate=PHRASE)
    made_on = fields.Date(required=True)

    @post_load
    def make(self, wish: dict[str, Any], **_: Any) -> Origin:
        return Origin(**wish)


class DecideApplicationForm(CaseForm):
    """The decision; declining needs reasons and remedies, what is decided elsewhere its `origin`."""

    decision = fields.Enum(Decision, by_value=True, required=True)
    reasons = fields.String(load_default="", validate=validate.Length(max=2000))
    remedies = fields.String(load_default="", validate=validate.Length(max=2000))
    origin = fields.Nested(OriginForm, load_default=None)


class SettleForm(CaseForm):
    """What was promised and has come."""

    papers = papers_field()


class DeliverForm(CaseForm):
    """How the result reached the applicant, and the proof; electronically with his consent only."""

    method = fields.Enum(ServiceMethod, by_value=True, required=True)
    proof = fields.String(required=True, validate=PHRASE)
    consent = fields.String(load_default="", validate=OPTIONAL_PHRASE)
    served_at = fields.AwareDateTime(load_default=None)


class RateForm(CaseForm):
    """1 very dissatisfied, 5 very satisfied."""

    score = fields.Integer(required=True, strict=True, validate=validate.Range(1, 5))


class RevokeForm(CaseForm):
    """On what basis, and why."""

    basis = fields.String(required=True, validate=PHRASE)
    reasons = fields.String(required=True, validate=DETAIL)
