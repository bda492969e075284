"""Fields about which visits or lists contradict what is known: as they are listed, read and decided."""

from typing import Any

from marshmallow import Schema, fields

from services.grid.domain.records.origin import Basis, RecordState, Source
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.words import ID


class FieldLineForm(Schema):
    """Which field of whom."""

    line_id = fields.String(required=True, validate=ID)


class SeenFieldLineForm(FieldLineForm, LookForm):
    """Which field of whom, and from where somebody looks at it."""


class DecideFieldForm(FieldLineForm):
    """Which claim holds; null where none does and the record stays."""

    chosen = fields.String(required=True, allow_none=True, validate=ID)


class ToldView(Schema):
    """Where a value comes from: source, basis and document, and the day for which it is true."""

    source = fields.Enum(Source, by_value=True)
    basis = fields.Enum(Basis, by_value=True)
    document = fields.String()
    as_of = fields.Date()


class HeldView(ToldView):
    """Where the value of a record comes from, and how sure it is."""

    state = fields.Enum(RecordState, by_value=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read the state from the origin, and the rest from its statement."""
        return super().get_attribute(obj if attr == "state" else obj.statement, attr, default)


class FieldConflictView(Schema):
    """A field about which a person must decide, and which sources say so; no value is shown here."""

    line_id = fields.String(attribute="id")
    about = fields.String(attribute="subject.about")
    subject_id = fields.String(attribute="subject.id")
    code = fields.String(attribute="subject.code")
    household_id = fields.String()
    open_claims = fields.Function(lambda line: len(line.open))
    sources = fields.Function(lambda line: sorted({each.statement.source for each in line.open}))


class ClaimedValueView(Schema):
    """What one visit, or one list by the id of its batch, says; by whom and when, and on what basis."""

    claim_id = fields.String(attribute="claim.id")
    visit_id = fields.String(attribute="claim.visit_id", allow_none=True)
    batch_id = fields.String(attribute="claim.batch_id", allow_none=True)
    by = fields.String(attribute="claim.by")
    at = fields.AwareDateTime(attribute="claim.at")
    told = fields.Nested(ToldView, attribute="claim.statement")
    value = fields.String(allow_none=True)


class ConflictSheetView(Schema):
    """What the record holds, and what visits and lists say instead."""

    line_id = fields.String(attribute="line.id")
    code = fields.String(attribute="line.subject.code")
    present = fields.String(allow_none=True)
    held = fields.Nested(HeldView, attribute="origin", allow_none=True)
    claimed = fields.List(fields.Nested(ClaimedValueView))


class RevealedConflictView(Schema):
    """The values in plain, for the eyes of who asked."""

    sheet = fields.Nested(ConflictSheetView)
    watermark = fields.String()
    left_today = fields.Integer()
