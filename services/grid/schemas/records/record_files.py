"""Files of records: as they are sent, what is read of them, and what is answered; templates to fill in."""

import base64
import binascii
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from marshmallow import Schema, fields, validate

from services.grid.domain.records.import_batch import Effect, RecordOutcome
from services.grid.schemas.records.origin import ImportForm
from services.grid.schemas.records.read_sheet import ReadSheet, read_sheet
from services.grid.schemas.records.sheet import TITLES, Column, SheetKind, template_rows
from shared.kernel.errors import Invalid
from shared.plumbing.csv_table import read_csv, write_csv
from shared.plumbing.paper import show_file
from shared.plumbing.workbook import Row, read_workbook, write_workbook

LONGEST_FILE = 700_000  # characters in base64


class FileFormat(StrEnum):
    """A workbook, or a table as text."""

    EXCEL = "excel"
    CSV = "csv"


ENDINGS = {FileFormat.EXCEL: "xlsx", FileFormat.CSV: "csv"}
MEDIA_TYPES = {
    FileFormat.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileFormat.CSV: "text/csv",
}


class TemplateForm(Schema):
    """Which table, in which format."""

    kind = fields.Enum(SheetKind, by_value=True, required=True)
    format = fields.Enum(FileFormat, by_value=True, required=True)


class RecordFileForm(ImportForm):
    """A file in base64, filled in as its template says."""

    kind = fields.Enum(SheetKind, by_value=True, required=True)
    format = fields.Enum(FileFormat, by_value=True, required=True)
    content = fields.String(required=True, validate=validate.Length(min=1, max=LONGEST_FILE))


class FaultView(Schema):
    """What is wrong in one place: the letter of the column, its name, and words for a person."""

    column = fields.String()
    name = fields.String()
    reason = fields.String()


class FileRowView(Schema):
    """One row, under the number that it has in the table: what it does, or all that is wrong with it."""

    row = fields.Integer()
    effect = fields.Enum(Effect, by_value=True)
    contrary = fields.List(fields.String())
    faults = fields.List(fields.Nested(FaultView))


class RecordFileView(Schema):
    """What became of a file, or would become of it, row by row and in numbers."""

    rows = fields.List(fields.Nested(FileRowView))
    effects = fields.Dict(keys=fields.String(), values=fields.Integer())
    contrary = fields.Integer()
    dry_run = fields.Boolean()


def read_record_file(
    kind: SheetKind, format: FileFormat, content: str, columns: Sequence[Column]
) -> ReadSheet:
    """Return what a file says; raises Invalid for what is no such file at all."""
    try:
        plain = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("文件须以base64编码上传") from None
    reads: dict[FileFormat, Callable[[], Sequence[Row]]] = {
        FileFormat.EXCEL: lambda: _of_workbook(kind, plain),
        FileFormat.CSV: lambda: read_csv(plain),
    }
    return read_sheet(kind, columns, reads[format]())


def write_template(kind: SheetKind, format: FileFormat, columns: Sequence[Column]) -> dict[str, Any]:
    """Return an empty table as a file."""
    rows = template_rows(columns)
    csv = format is FileFormat.CSV
    content = write_csv(rows) if csv else write_workbook({TITLES[kind]: rows})
    return show_file(f"{TITLES[kind]}导入模板.{ENDINGS[format]}", MEDIA_TYPES[format], content)


def show_outcomes(sheet: ReadSheet, outcomes: Sequence[RecordOutcome], *, dry_run: bool) -> dict[str, Any]:
    """Return what the view of an imported file reads."""
    effects = [each.effect for each in outcomes]
    rows = [_row(sheet, row.number, each) for row, each in zip(sheet.rows, outcomes, strict=True)]
    return {
        "rows": rows,
        "effects": {effect: effects.count(effect) for effect in dict.fromkeys(effects)},
        "contrary": sum(len(each.contrary) for each in outcomes),
        "dry_run": dry_run,
    }


def _of_workbook(kind: SheetKind, content: bytes) -> Sequence[Row]:
    sheets = read_workbook(content)
    if TITLES[kind] not in sheets:
        raise Invalid(f"缺少工作表“{TITLES[kind]}”")
    return sheets[TITLES[kind]]


def _row(sheet: ReadSheet, number: int, outcome: RecordOutcome) -> dict[str, Any]:
    told = outcome.faults or ({"": (outcome.reason,)} if outcome.reason else {})
    return {
        "row": number,
        "effect": outcome.effect,
        "contrary": outcome.contrary,
        "faults": [
            {"column": sheet.letters.get(name, ""), "name": name, "reason": reason}
            for name, reasons in told.items()
            for reason in reasons
        ],
    }
