"""How an export of records is asked for, handed out, and listed."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.field_rule import CODE
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.words import GRID_CODE, ID, OpenWords
from services.grid.usecases.access.export_records import Exported, ExportWish
from shared.kernel.errors import Invalid
from shared.plumbing.paper import FileView, show_file
from shared.plumbing.workbook import lock_workbook, write_workbook

WORD = validate.Regexp(rf"\A{CODE.pattern}\Z")
AREA = validate.Regexp(r"\A\d{9}(\d{3}([JZ]\d{3})?)?\Z")
REFERENCE = validate.Length(min=2, max=64)
PLACE = validate.Length(max=100)
MOST_HOUSEHOLDS, MOST_FIELDS, LONGEST_PAGE = 500, 10, 50
LARGEST_EXPORT = 500_000  # bytes: what a message can carry
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportRecordsForm(LookForm):
    """Of which grid, or of which of its households; what for, of which case or by which document.

    `plain` are the codes of fields of people that are wanted unmasked; each of those people is a reveal.
    """

    area = fields.String(required=True, validate=GRID_CODE)
    purpose = fields.String(required=True, validate=WORD)
    reference = OpenWords(required=True, validate=REFERENCE)
    household_ids = fields.List(
        fields.String(validate=ID), load_default=list, validate=validate.Length(max=MOST_HOUSEHOLDS)
    )
    plain = fields.List(
        fields.String(validate=WORD), load_default=list, validate=validate.Length(max=MOST_FIELDS)
    )

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("area", "purpose", "reference")}
        households, plain = (frozenset(data.pop(name)) for name in ("household_ids", "plain"))
        return {**data, "wish": ExportWish(**words, household_ids=households, plain=plain)}


class ListExportsForm(Schema):
    """Of which street, community or grid; from behind which place on."""

    area = fields.String(required=True, validate=AREA)
    cursor = fields.String(load_default="", validate=PLACE)
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))


class RecordExportView(Schema):
    """An export as it is listed: never what went out."""

    number = fields.String()
    area = fields.String()
    purpose = fields.String()
    reference = fields.String()
    people = fields.Integer(attribute="counted.people")
    households = fields.Integer(attribute="counted.households")
    tags = fields.Integer(attribute="counted.tags")
    plain = fields.List(fields.String())
    by = fields.String()
    at = fields.AwareDateTime()


class ExportedRecordsView(FileView):
    """A workbook that opens with the password alone; both are told to who asked, and kept nowhere."""

    export = fields.Nested(RecordExportView)
    mark = fields.String()
    password = fields.String()


def show_export(exported: Exported) -> dict[str, Any]:
    """Return what the view of an export reads; raises Invalid where it is too long to be sent."""
    content = lock_workbook(write_workbook(exported.sheets, mark=exported.mark), exported.password)
    if len(content) > LARGEST_EXPORT:
        raise Invalid("导出内容过大，请按户分批导出")
    file = show_file(f"登记导出-{exported.export.number}.xlsx", EXCEL, content)
    return {"export": exported.export, "mark": exported.mark, "password": exported.password} | file
