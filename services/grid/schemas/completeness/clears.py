"""Which grid is scored, and how its score and what is missing are shown."""

from typing import Any

from marshmallow import Schema, fields, post_dump, validate

from services.grid.domain.completeness.four_clears import FourClears, Grade
from services.grid.schemas.words import GRID_CODE

LONGEST_PAGE = 50


class ClearsForm(Schema):
    """The grid that is scored."""

    grid_code = fields.String(required=True, validate=GRID_CODE)


class IncompleteHomesForm(ClearsForm):
    """The grid whose households are looked through; `item` narrows down to those that lack it."""

    item = fields.String(load_default=None, allow_none=True, validate=validate.Length(min=1, max=40))
    cursor = fields.String(load_default="", validate=validate.Regexp(r"\A[0-9A-Za-z_-]{0,64}\Z"))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, LONGEST_PAGE))


class FamiliesView(Schema):
    """Homes, and how many of the empty ones are known to be empty; `share` from 0 to 1, null of nothing."""

    share = fields.Float(allow_none=True)
    occupied = fields.Function(lambda part: len(part.occupied))
    vacant = fields.Integer()
    vacancy_confirmed = fields.Integer()


class PeopleView(Schema):
    """People and tags."""

    share = fields.Float(allow_none=True)
    persons = fields.Integer()
    residence_verified = fields.Integer()
    disputed = fields.Integer()
    tags = fields.Integer()
    tags_with_basis = fields.Integer()


class FacilitiesView(Schema):
    """Facilities."""

    share = fields.Float(allow_none=True)
    facilities = fields.Function(lambda part: len(part.scores))
    checked = fields.Integer()


class HazardsView(Schema):
    """Hazards."""

    share = fields.Float(allow_none=True)
    open = fields.Integer()
    with_owner_and_deadline = fields.Integer()
    due = fields.Integer()
    closed_in_time = fields.Integer()
    found = fields.Integer()
    found_by_others = fields.Integer()


class ClearsView(Schema):
    """The score of a hundred and its grade, null where there is nothing to know; what the parts rest on."""

    score = fields.Float(allow_none=True)
    grade = fields.Enum(Grade, by_value=True, allow_none=True)
    families = fields.Nested(FamiliesView)
    people = fields.Nested(PeopleView)
    facilities = fields.Nested(FacilitiesView)
    hazards = fields.Nested(HazardsView)

    @post_dump(pass_original=True)
    def with_shares(self, data: dict[str, Any], clears: FourClears, **_: Any) -> dict[str, Any]:
        """Say the share of each part, which takes the weights of the whole."""
        return data | {part: {**data[part], "share": share} for part, share in clears.shares.items()}


class MissingView(Schema):
    """What is missing, the heaviest first; `label` is for people."""

    item = fields.String()
    label = fields.String()


class IncompleteHomeView(Schema):
    """A household by its id, its score from 0 to 1, and what to ask next."""

    household_id = fields.String()
    score = fields.Float()
    missing = fields.List(fields.Nested(MissingView))
