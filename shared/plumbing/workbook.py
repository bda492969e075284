"""Workbook: tables for people, in and out, as Excel files. What comes in is bounded and believed nothing.

What goes out may carry a mark on every sheet and page, and be locked: then it opens with its password alone
(AES-256, as spreadsheets do it themselves). Refused on the way in: what is no workbook, what unpacks to too
much (bombs), too many sheets, rows or columns, XML with entities, and formulas, for nobody reckons here.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from shared.kernel.errors import Invalid

Cell = Any
Row = tuple[Cell, ...]

LARGEST_UNPACKED = 30 * 1024 * 1024  # bytes
MOST_PARTS = 100  # files in the archive
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 3000, 120, 20
LONGEST_STRIP = 120  # characters above and below a page; spreadsheets hold twice as many
UNREADABLE = "不是可以读取的Excel文件（.xlsx）"
BROKEN = (
    zipfile.BadZipFile,
    DefusedXmlException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
)
"""What the library raises on files that are none; it has no error of its own for that."""


@dataclass(frozen=True)
class Formula:
    """A cell that would have to be reckoned."""

    text: str


def column_name(number: int) -> str:
    """Return the letters of a column counted from 0: A, B … AA."""
    return get_column_letter(number + 1)


def write_workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]], *, mark: str = "") -> bytes:
    """Return a workbook; every text stays a text, whatever it looks like.

    A mark (水印) stands in the first row of every sheet, and above and below every page that is printed.
    """
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for strip in (sheet.oddHeader, sheet.oddFooter):
            strip.center.text = mark[:LONGEST_STRIP].replace("&", "&&")
        for row in ([[mark]] if mark else []) + list(rows):
            sheet.append([_written(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lock_workbook(content: bytes, password: str) -> bytes:
    """Return a workbook that opens with the password alone."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def read_workbook(content: bytes) -> dict[str, list[Row]]:
    """Return the rows of every sheet by its title, or raise Invalid."""
    try:
        _require_modest(content)
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        if len(book.sheetnames) > MOST_SHEETS:
            raise Invalid(f"工作表超过{MOST_SHEETS}张")
        return {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
    except BROKEN as error:
        raise Invalid(UNREADABLE) from error


def _require_modest(content: bytes) -> None:
    """Refuse what would unpack to too much; no part can hold more than the archive says of it."""
    parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Invalid("文件解压后过大")


def _rows(sheet: Any) -> Iterator[Row]:
    """Yield each row as far as it is filled; more rows or columns than there may be are refused at once."""
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = tuple(_read(cell) for cell in cells[: MOST_COLUMNS + 1])
        if len(cells) > MOST_COLUMNS or number > MOST_ROWS:
            raise Invalid(f"工作表“{sheet.title}”超过{MOST_ROWS}行或者{MOST_COLUMNS}列，请删除多余的行和列")
        filled = [place for place, each in enumerate(row, start=1) if each is not None]
        yield row[: filled[-1] if filled else 0]


def _written(sheet: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value="")
    cell.value = value
    cell.data_type = "s"  # a text that begins with = would be taken for a formula otherwise
    return cell


def _read(cell: Any) -> Cell:
    return Formula(str(cell.value)) if cell.data_type == "f" else cell.value
