"""Duplicates as they are asked for and shown: ids and areas, nothing of who it is."""

from marshmallow import Schema, fields, validate

from services.grid.domain.records.duplicate import DuplicateState
from services.grid.schemas.words import ID, OpenWords

AREA = validate.Regexp(r"\A\d{9}(\d{3}([JZ]\d{3})?)?\Z")
WORDS = validate.Length(min=2, max=200)
LONGEST_PAGE = 20


class ListDuplicatesForm(Schema):
    """In which street, community or grid."""

    area = fields.String(required=True, validate=AREA)
    after = fields.String(load_default="", validate=validate.Length(max=80))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))


class ReportDuplicateForm(Schema):
    """Which two records."""

    one_id = fields.String(required=True, validate=ID)
    other_id = fields.String(required=True, validate=ID)


class DuplicateForm(Schema):
    """Which one."""

    duplicate_id = fields.String(required=True, validate=ID)


class AnswerDuplicateForm(DuplicateForm):
    """Whether the person lives where this record has him."""

    person_id = fields.String(required=True, validate=ID)
    lives_there = fields.Boolean(required=True, truthy={True}, falsy={False})


class MergePeopleForm(DuplicateForm):
    """Which record stands for both, and what proves that it is one person."""

    keep_id = fields.String(required=True, validate=ID)
    evidence = OpenWords(required=True, validate=WORDS)


class NoteForm(DuplicateForm):
    """Why."""

    note = OpenWords(required=True, validate=WORDS)


class ClaimView(Schema):
    """One of the records."""

    person_id = fields.String()
    household_id = fields.String()
    area = fields.String()


class DuplicateView(Schema):
    """Two records, by when both grids answer, and what they have found."""

    id = fields.String()
    claims = fields.List(fields.Nested(ClaimView))
    state = fields.Enum(DuplicateState, by_value=True)
    due_on = fields.Date(allow_none=True)
    answers = fields.Dict(keys=fields.String(), values=fields.Boolean())
    kept_id = fields.String(attribute="merged.kept_id", dump_default=None)
