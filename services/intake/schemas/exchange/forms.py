"""Files of items as people send them, and what became of each row."""

from marshmallow import Schema, fields, validate

from services.intake.domain.menu.menu import Category
from services.intake.schemas.cases.forms import CODE
from services.intake.schemas.exchange.files import LONGEST_FILE, MOST_ITEMS, FileFormat
from services.intake.usecases.menu.import_items import Mode


class ExportItemsForm(Schema):
    """In which format; of one category, or those with these codes, or all."""

    format = fields.Enum(FileFormat, by_value=True, required=True)
    category = fields.Enum(Category, by_value=True, load_default=None)
    codes = fields.List(
        fields.String(validate=CODE), load_default=list, validate=validate.Length(max=MOST_ITEMS)
    )


class ImportItemsForm(Schema):
    """A file as it was exported: JSON, or a workbook in base64; `check` only looks, `draft` writes down."""

    format = fields.Enum(FileFormat, by_value=True, required=True)
    content = fields.String(required=True, validate=validate.Length(min=1, max=LONGEST_FILE))
    mode = fields.Enum(Mode, by_value=True, load_default=Mode.CHECK)


class ExportedItemsView(Schema):
    """A file: JSON, or a workbook in base64, and how many items are in it."""

    format = fields.String()
    items = fields.Integer()
    content = fields.String()


class PlannedRowView(Schema):
    """What becomes of a row: new, next_version or unchanged, and as which version."""

    code = fields.String()
    version_no = fields.Integer()
    change = fields.String()


class RowFaultView(Schema):
    """What is wrong, and where: sheet, row from 1, the letter of the column in a workbook, the field."""

    sheet = fields.String()
    row = fields.Integer()
    column = fields.String()
    field = fields.String()
    reason = fields.String()


class ImportReportView(Schema):
    """What became of a file. Nothing is drafted as long as anything is at fault."""

    rows = fields.List(fields.Nested(PlannedRowView))
    faults = fields.List(fields.Nested(RowFaultView))
    drafted = fields.Integer()
