"""Cases as people send them and as we show them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.verdict import Decision, Outcome, Refusal, Ruling, Verdict
from services.intake.domain.menu.material import ApplicantKind, Paper

CASE_ID = validate.Regexp(r"\A[0-9a-f]{32}\Z")
CODE = validate.Regexp(r"\A[A-Za-z0-9@_-]{1,40}\Z")
PHONE = validate.Regexp(r"\A\+?[0-9-]{5,20}\Z", error="电话号码有误")
DETAIL = validate.Length(min=1, max=2000)
MOST_PAPERS = 60


class PlaceForm(Schema):
    """Where it is, by whichever is known. Degrees WGS-84."""

    household_id = fields.String(validate=CODE, load_default=None)
    address = fields.String(validate=validate.Length(min=4, max=120), load_default=None)
    longitude = fields.Float(allow_nan=False, load_default=None, validate=validate.Range(-180, 180))
    latitude = fields.Float(allow_nan=False, load_default=None, validate=validate.Range(-90, 90))


class DoorForm(Schema):
    """What both kinds of cases begin with."""

    words = fields.String(required=True, validate=DETAIL)
    channel = fields.Enum(Channel, by_value=True, required=True)
    place = fields.Nested(PlaceForm, required=True)
    name = fields.String(validate=validate.Length(min=1, max=40), load_default=None)
    phone = fields.String(validate=PHONE, load_default=None)


class ReportIssueForm(DoorForm):
    """Something is wrong, a question, a complaint. `topic` is the code of an issue type."""

    topic = fields.String(required=True, validate=CODE)
    subject = fields.String(required=True, validate=validate.Length(min=1, max=80))
    urgency = fields.Enum(Urgency, by_value=True, load_default=Urgency.ORDINARY)


class SubmitApplicationForm(DoorForm):
    """An application for the item with this code; `papers` say what was found of each material."""

    item = fields.String(required=True, validate=CODE)
    by = fields.Enum(ApplicantKind, by_value=True, load_default=ApplicantKind.SELF)
    papers = fields.Dict(
        keys=fields.String(validate=CODE),
        values=fields.Enum(Paper, by_value=True),
        load_default=dict,
        validate=validate.Length(max=MOST_PAPERS),
    )
    circumstances = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_PAPERS)
    )


class CaseForm(Schema):
    """Which case."""

    case_id = fields.String(required=True, validate=CASE_ID)


class TrackCaseForm(Schema):
    """What is printed on the receipt."""

    number = fields.String(required=True, validate=validate.Length(max=40))
    query_code = fields.String(required=True, validate=validate.Regexp(r"\A[0-9]{6}\Z"))


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


class DecideApplicationForm(CaseForm):
    """The decision; declining needs reasons."""

    decision = fields.Enum(Decision, by_value=True, required=True)
    reasons = fields.String(load_default="", validate=validate.Length(max=2000))
