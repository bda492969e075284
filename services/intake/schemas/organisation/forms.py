"""What people ask of the organisation, and what they publish."""

from marshmallow import Schema, fields, validate

from services.intake.domain.organisation.route import Decider
from services.intake.domain.organisation.topic_list import ListKind
from services.intake.domain.organisation.unit import Level
from services.intake.schemas.cases.forms import CODE, CaseForm

MOST_ENTRIES = 500
NAME = validate.Length(min=1, max=80)


class UnitsForm(Schema):
    """Of which level; without one, all."""

    level = fields.Enum(Level, by_value=True, load_default=None)


class ListForm(Schema):
    """Which list; without a number, the version in force."""

    kind = fields.Enum(ListKind, by_value=True, required=True)
    version_no = fields.Integer(strict=True, validate=validate.Range(1, 100_000), load_default=None)


class TopicForm(Schema):
    """The code of a service item or an issue type."""

    topic = fields.String(required=True, validate=CODE)


class ListEntryForm(Schema):
    """A line: who leads the topic, and who decides it. `source` says on which paper it rests."""

    topic = fields.String(required=True, validate=CODE)
    title = fields.String(required=True, validate=NAME)
    office = fields.String(required=True, validate=CODE)
    station = fields.String(validate=CODE, load_default=None)
    decides = fields.Enum(Decider, by_value=True, required=True)
    source = fields.String(required=True, validate=validate.Length(min=1, max=200))


class PublishListForm(Schema):
    """The whole next version of a list."""

    kind = fields.Enum(ListKind, by_value=True, required=True)
    version_no = fields.Integer(strict=True, required=True, validate=validate.Range(1, 100_000))
    effective_from = fields.Date(required=True)
    entries = fields.List(
        fields.Nested(ListEntryForm), required=True, validate=validate.Length(min=1, max=MOST_ENTRIES)
    )


class ApproveIssueForm(CaseForm):
    """Which unit leads an issue that stands on no list, and who decides it."""

    office = fields.String(required=True, validate=CODE)
    station = fields.String(validate=CODE, load_default=None)
    decides = fields.Enum(Decider, by_value=True, required=True)
