"""CSV: one table as text, in and out, as spreadsheets write and read it. What comes in is bounded.

Spreadsheets reckon what begins like a formula, so on the way out such a text gets an apostrophe before it,
which is taken away again on the way in; a formula that comes in is told from a text, as in a workbook.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from shared.kernel.errors import Invalid
from shared.plumbing.workbook import MOST_COLUMNS, MOST_ROWS, Cell, Formula, Row

RECKONED = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are wide
APOSTROPHE = "'"
PADDING = " '"  # what may stand before it
ENCODINGS = ("utf-8-sig", "gb18030")  # what spreadsheets of today and of yesterday write here
UNREADABLE = "不是可以读取的CSV文件，请以UTF-8编码保存"


def write_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a table in UTF-8, with the mark by which spreadsheets know that; every text stays a text."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> list[Row]:
    """Return the rows, or raise Invalid; a blank cell is None."""
    try:
        return list(_rows(csv.reader(io.StringIO(_text(content), newline=""), strict=True)))
    except csv.Error as error:
        raise Invalid(UNREADABLE) from error


def _text(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid(UNREADABLE)


def _rows(lines: Iterator[list[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_COLUMNS or number > MOST_ROWS:
            raise Invalid(f"表格超过{MOST_ROWS}行或者{MOST_COLUMNS}列，请删除多余的行和列")
        yield tuple(_read(cell) for cell in line)


def _written(cell: Cell) -> Cell:
    risky = isinstance(cell, str) and cell.lstrip(PADDING).startswith(RECKONED)
    return f"{APOSTROPHE}{cell}" if risky else cell


def _read(cell: str) -> Cell:
    if cell.startswith("="):
        return Formula(cell)
    guarded = cell.startswith(APOSTROPHE) and cell[1:].lstrip(PADDING).startswith(RECKONED)
    return cell[1:] if guarded else cell or None
