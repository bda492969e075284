"""What people ask the menu."""

from functools import partial

from marshmallow import Schema, fields, validate

from services.intake.domain.menu.material import ApplicantKind
from services.intake.domain.menu.menu import Category
from services.intake.schemas.cases.forms import CODE

MOST_CIRCUMSTANCES = 60
VERSION_NO = partial(fields.Integer, strict=True, validate=validate.Range(1, 100_000))


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


class VersionForm(Schema):
    """Which version of which item."""

    code = fields.String(required=True, validate=CODE)
    version_no = VERSION_NO(required=True)


class ItemForm(Schema):
    """Which item; without a version, the one in force."""

    code = fields.String(required=True, validate=CODE)
    version_no = VERSION_NO(load_default=None)


class SearchForm(Schema):
    """What somebody calls it: a part of its name, a keyword, its sound (shebaoka) or its initials (sbk)."""

    words = fields.String(required=True, validate=validate.Length(min=1, max=40))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, 50))
    after = fields.String(load_default="0", validate=validate.Regexp(r"\A[0-9]{1,5}\Z"))


class CompareForm(Schema):
    """Two versions of an item."""

    code = fields.String(required=True, validate=CODE)
    former = VERSION_NO(required=True)
    latter = VERSION_NO(required=True)
