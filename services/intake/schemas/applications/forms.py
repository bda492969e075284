"""Applications as people send them."""

from marshmallow import fields, validate

from services.intake.domain.applications.decision import Decision
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.schemas.cases.forms import CODE, CaseForm, DoorForm

MOST_PAPERS = 60


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


class DecideApplicationForm(CaseForm):
    """The decision; declining needs reasons."""

    decision = fields.Enum(Decision, by_value=True, required=True)
    reasons = fields.String(load_default="", validate=validate.Length(max=2000))
