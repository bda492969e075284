"""Projects and referrals as people send them."""

from marshmallow import Schema, fields, validate

from services.intake.domain.projects.ending import DataEnd
from services.intake.domain.projects.milestone import ReviewKind
from services.intake.domain.projects.payout import WHOLE
from services.intake.domain.projects.referral import Declined, Need, Outcome, Service, Source
from services.intake.schemas.cases.forms import CASE_ID, CODE, DETAIL

WORDS, NAME = validate.Length(min=2, max=500), validate.Length(min=1, max=60)
PAPER, PERSON = validate.Length(min=1, max=60), validate.Regexp(r"\A[0-9A-Za-z._:@/-]{1,128}\Z")
COUNT = validate.Range(0, 10**9)
MARK = validate.Range(1, 5)
RICHEST, LONGEST_DAY = 10**13, 24 * 60  # fen; minutes


def _count(**but: object) -> fields.Integer:
    return fields.Integer(strict=True, validate=COUNT, required=True, **but)  # type: ignore[arg-type]


def _amounts() -> fields.Dict:
    return fields.Dict(
        fields.String(validate=NAME),
        fields.Integer(strict=True, validate=COUNT),
        required=True,
        validate=validate.Length(max=30),
    )


class ProposeProjectForm(Schema):
    """What is wanted, for whom, and why."""

    title = fields.String(required=True, validate=validate.Length(min=2, max=80))
    assessment = fields.String(required=True, validate=DETAIL)
    target_group = fields.String(required=True, validate=WORDS)


class ProjectForm(Schema):
    """Which project."""

    project_id = fields.String(required=True, validate=CASE_ID)


class IndicatorForm(Schema):
    """What is counted, how much is asked for, in which unit."""

    name = fields.String(required=True, validate=NAME)
    target = _count()
    unit = fields.String(required=True, validate=validate.Length(min=1, max=10))


class MilestoneForm(Schema):
    """What has to be there by when, and its share of the budget: 10,000 basis points are all of it."""

    code = fields.String(required=True, validate=CODE)
    basis_points = fields.Integer(strict=True, required=True, validate=validate.Range(1, WHOLE))
    due_on = fields.Date(required=True)
    required = _amounts()
    after = fields.Enum(ReviewKind, by_value=True, load_default=None)


class ContractProjectForm(ProjectForm):
    """The agreement. `provider` is a unified social credit code; `staff` are sign-ins."""

    provider = fields.String(required=True, validate=validate.Length(min=18, max=24))
    provider_name = fields.String(required=True, validate=validate.Length(min=2, max=80))
    agreement_no = fields.String(required=True, validate=PAPER)
    data_agreement_no = fields.String(required=True, validate=PAPER)
    budget_fen = fields.Integer(strict=True, required=True, validate=validate.Range(1, RICHEST))
    first_day = fields.Date(required=True)
    last_day = fields.Date(required=True)
    indicators = fields.List(
        fields.Nested(IndicatorForm), required=True, validate=validate.Length(min=1, max=30)
    )
    milestones = fields.List(
        fields.Nested(MilestoneForm), required=True, validate=validate.Length(min=1, max=20)
    )
    staff = fields.List(
        fields.String(validate=PERSON), required=True, validate=validate.Length(min=1, max=50)
    )


class StaffProjectForm(ProjectForm):
    """Who works on it for the provider from now on."""

    staff = fields.List(
        fields.String(validate=PERSON), required=True, validate=validate.Length(min=1, max=50)
    )


class MilestoneOfForm(ProjectForm):
    """Which milestone."""

    milestone = fields.String(required=True, validate=CODE)


class ReportMilestoneForm(MilestoneOfForm):
    """How much of each indicator was delivered."""

    delivered = _amounts()


class EvaluateMilestoneForm(MilestoneOfForm):
    """What was found of each indicator, and how good it is."""

    counted = _amounts()
    quality = fields.Integer(strict=True, required=True, validate=MARK)


class ReviewProjectForm(ProjectForm):
    """Who judges the whole, and how."""

    kind = fields.Enum(ReviewKind, by_value=True, required=True)
    passed = fields.Boolean(required=True, truthy={True}, falsy={False})
    reviewers = fields.List(
        fields.String(validate=PERSON), required=True, validate=validate.Length(min=1, max=20)
    )
    words = fields.String(required=True, validate=DETAIL)


class CloseProjectForm(ProjectForm):
    """What became of the data, and the number of the paper that says so."""

    data = fields.Enum(DataEnd, by_value=True, required=True)
    proof = fields.String(required=True, validate=PAPER)


class TerminateProjectForm(ProjectForm):
    """Why, and what became of the data where there was an agreement."""

    reason = fields.String(required=True, validate=WORDS)
    data = fields.Enum(DataEnd, by_value=True, load_default=None)
    proof = fields.String(validate=PAPER, load_default=None)


class PageOfProjectsForm(Schema):
    """Which part of a list: from the newest on, or from where the last page ended."""

    cursor = fields.String(load_default="", validate=validate.Length(max=64))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(min=1, max=100))


class PageOfReferralsForm(PageOfProjectsForm, ProjectForm):
    """Of which project."""


class ReferNeedForm(ProjectForm):
    """Whose need, which, and where it came to light."""

    household_id = fields.String(required=True, validate=CODE)
    need = fields.Enum(Need, by_value=True, required=True)
    source = fields.Enum(Source, by_value=True, required=True)
    source_id = fields.String(required=True, validate=CODE)


class ReferralForm(Schema):
    """Which referral."""

    referral_id = fields.String(required=True, validate=CASE_ID)


class DeclineReferralForm(ReferralForm):
    """Why not."""

    reason = fields.Enum(Declined, by_value=True, required=True)


class RecordServiceForm(ReferralForm):
    """What was done, when, and how long it took."""

    service = fields.Enum(Service, by_value=True, required=True)
    on = fields.Date(required=True)
    minutes = fields.Integer(strict=True, required=True, validate=validate.Range(1, LONGEST_DAY))


class EndReferralForm(ReferralForm):
    """What became of it."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)


class RateReferralForm(ReferralForm):
    """What the household says."""

    satisfaction = fields.Integer(strict=True, required=True, validate=MARK)
