"""What people ask of visits and plans."""

from marshmallow import Schema, fields, validate

from services.grid.domain.records.field_rule import LONGEST_TEXT
from services.grid.domain.visits.looking import Purpose
from services.grid.domain.visits.reaching import Means
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.visits.limits import AREA, CODE, SUMMARY, WORDS
from services.grid.schemas.words import ID

FOUND = validate.OneOf(["fine", "concern", "not_checked"])
CHECKED = validate.OneOf(["health", "safety", "living", "rental", "mood"])
URGENCY = validate.OneOf(["ordinary", "urgent", "emergency"])
MOST_CASES, MOST_PHOTOS, MOST_PEOPLE, MOST_HAZARDS, MOST_CHANGES, MOST_TAGS = 3, 9, 20, 10, 50, 10
VALUE = validate.Length(min=1, max=LONGEST_TEXT)


class VisitForm(Schema):
    """Which visit."""

    visit_id = fields.String(required=True, validate=ID)


class GetVisitForm(VisitForm, LookForm):
    """Which visit, and from where somebody looks at it."""


class ReadVisitForm(GetVisitForm):
    """Why somebody reads what a worker noted."""

    purpose = fields.Enum(Purpose, by_value=True, required=True)


class ReviewVisitForm(VisitForm):
    """What somebody else makes of it."""

    sound = fields.Boolean(required=True, truthy={True}, falsy={False})
    words = fields.String(load_default=None, validate=WORDS)


class AmendVisitForm(VisitForm):
    """What is written down now; after a day with a reason."""

    summary = fields.String(required=True, validate=SUMMARY)
    reason = fields.String(load_default=None, validate=WORDS)


class VisitedHouseholdForm(Schema):
    """Which household."""

    household_id = fields.String(required=True, validate=ID)


class FormOfHouseholdForm(VisitedHouseholdForm, LookForm):
    """For which door, and from where somebody looks at it."""


class HurryVisitForm(VisitedHouseholdForm):
    """What has happened there."""

    occasion = fields.String(required=True, validate=CODE)


class AgreeVisitForm(VisitedHouseholdForm):
    """A time that suits the household."""

    opens = fields.AwareDateTime(required=True)
    ends = fields.AwareDateTime(required=True)


class TraceHouseholdForm(VisitedHouseholdForm):
    """What was tried, and whether somebody was reached."""

    means = fields.Enum(Means, by_value=True, required=True)
    reached = fields.Boolean(required=True, truthy={True}, falsy={False})


class VisitPageForm(Schema):
    """Which part of a list: from its beginning on, or from where the last page ended."""

    cursor = fields.String(load_default="", validate=validate.Length(max=120))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, 100))


class VisitsOfAreaForm(VisitPageForm):
    """Of which street, community or grid."""

    area = fields.String(required=True, validate=AREA)


class VisitsOfHouseholdForm(VisitPageForm, VisitedHouseholdForm):
    """Of which household."""
