"""Applications as people send them, until they are accepted."""

from marshmallow import Schema, fields, validate

from services.intake.domain.applications.acceptance import RefusalReason
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.schemas.cases.forms import CODE, DETAIL, CaseForm, DoorForm

MOST_PAPERS = 60
MOST_CONDITIONS = 20
ID_NUMBER = validate.Regexp(r"\A[0-9A-Za-z()]{6,20}\Z", error="证件号码有误")
PHRASE = validate.Length(min=2, max=200)
OPTIONAL_PHRASE = validate.Length(max=200)


def papers_field() -> fields.Dict:
    """Return a field for what was found of each material, by its code."""
    return fields.Dict(
        keys=fields.String(validate=CODE),
        values=fields.Enum(Paper, by_value=True),
        load_default=dict,
        validate=validate.Length(max=MOST_PAPERS),
    )


class PledgeForm(Schema):
    """A promise in writing: by which day, by whom, and what bears the signature. The number is not kept."""

    by_day = fields.Date(required=True)
    id_number = fields.String(required=True, validate=ID_NUMBER)
    signature = fields.String(required=True, validate=PHRASE)


class SubmitApplicationForm(DoorForm):
    """An application for the item with this code; `papers` say what was found of each material.

    `appointment_id` is the seat that the applicant has booked, where he brings the papers then.
    """

    item = fields.String(required=True, validate=CODE)
    by = fields.Enum(ApplicantKind, by_value=True, load_default=ApplicantKind.SELF)
    papers = papers_field()
    circumstances = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_PAPERS)
    )
    appointment_id = fields.String(load_default=None, validate=CODE)


class ReceiveApplicationForm(CaseForm):
    """What somebody brings to his appointment."""

    papers = papers_field()


class AcceptApplicationForm(CaseForm):
    """What was found at the window, and the pledge for what is to follow."""

    papers = papers_field()
    pledge = fields.Nested(PledgeForm, load_default=None)


class ConditionForm(Schema):
    """A condition that is not met, and what to do about it."""

    name = fields.String(required=True, validate=PHRASE)
    remedy = fields.String(required=True, validate=PHRASE)


class CorrectionForm(CaseForm):
    """What the check has found. `where` to supply it; `new_fact_reason` is for a second notice."""

    papers = papers_field()
    conditions = fields.List(
        fields.Nested(ConditionForm), load_default=list, validate=validate.Length(max=MOST_CONDITIONS)
    )
    where = fields.String(required=True, validate=PHRASE)
    new_fact_reason = fields.String(load_default="", validate=validate.Length(max=500))


class ConfirmNoticeForm(CaseForm):
    """How a notice reached the applicant, and what proves it where somebody else says so."""

    method = fields.Enum(ServiceMethod, by_value=True, required=True)
    proof = fields.String(load_default="", validate=OPTIONAL_PHRASE)
    served_at = fields.AwareDateTime(load_default=None)


class SupplyForm(CaseForm):
    """What has come; `others` are lines of the notice that are no papers."""

    papers = papers_field()
    others = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_CONDITIONS + 1)
    )
    pledge = fields.Nested(PledgeForm, load_default=None)


class HandInForm(CaseForm):
    """Which attachment of the case is sent for which material of the notice."""

    papers = fields.Dict(
        keys=fields.String(validate=CODE),
        values=fields.String(validate=CODE),
        required=True,
        validate=validate.Length(min=1, max=MOST_PAPERS),
    )


class RefuseApplicationForm(CaseForm):
    """Why not, where to go instead, and how to have it reviewed."""

    reason = fields.Enum(RefusalReason, by_value=True, required=True)
    advice = fields.String(required=True, validate=DETAIL)
    remedy = fields.String(required=True, validate=DETAIL)


class WithdrawalForm(CaseForm):
    """Why it is to be withdrawn."""

    reason = fields.String(load_default="", validate=OPTIONAL_PHRASE)


class ConfirmWithdrawalForm(CaseForm):
    """What proves that the applicant confirms, where somebody else enters it."""

    proof = fields.String(load_default="", validate=OPTIONAL_PHRASE)
