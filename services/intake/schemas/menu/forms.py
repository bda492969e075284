"""What people ask the menu."""

from marshmallow import Schema, fields, validate

from services.intake.domain.menu.material import ApplicantKind
from services.intake.domain.menu.menu import Category
from services.intake.schemas.cases.forms import CODE

MOST_CIRCUMSTANCES = 60


class MenuForm(Schema):
    """Which of the six parts."""

    category = fields.Enum(Category, by_value=True, required=True)


class RequiredMaterialsForm(Schema):
    """For which item, in which circumstances (the answers to its questions), and who comes."""

    item = fields.String(required=True, validate=CODE)
    by = fields.Enum(ApplicantKind, by_value=True, load_default=ApplicantKind.SELF)
    circumstances = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_CIRCUMSTANCES)
    )
