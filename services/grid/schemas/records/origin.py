"""Where a batch comes from, as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import Basis, Source, Statement
from services.grid.schemas.words import OpenWords
from shared.plumbing.rows import RowOutcomeView

DOCUMENT = validate.Length(min=2, max=100)
NOTICE = validate.Length(min=1, max=40)


class StatementForm(Schema):
    """Source and basis, and the day for which the rows are true; `notice` where residents were asked."""

    source = fields.Enum(Source, by_value=True, required=True)
    basis = fields.Enum(Basis, by_value=True, required=True)
    document = OpenWords(required=True, validate=DOCUMENT)
    as_of = fields.Date(required=True)
    notice = OpenWords(load_default=None, allow_none=True, validate=NOTICE)

    @post_load
    def statement(self, data: dict[str, Any], **_: Any) -> Statement:
        return Statement(**data)


class ImportForm(Schema):
    """What every import says beside its rows; a dry run tells what would become of them."""

    origin = fields.Nested(StatementForm, required=True)
    dry_run = fields.Boolean(load_default=False, truthy={True}, falsy={False})


class RecordOutcomeView(RowOutcomeView):
    """One row: what it does, or would do, to the record that it is about.

    `contrary` are fields in which it contradicts the record: that stays, and a person decides. `faults` are
    the words for all that is wrong with a refused row, by column.
    """

    effect = fields.Enum(Effect, by_value=True)
    contrary = fields.List(fields.String())
    faults = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))


class RecordRowsView(Schema):
    """All rows of a batch, in the order in which they were sent."""

    rows = fields.List(fields.Nested(RecordOutcomeView))
    dry_run = fields.Boolean()
