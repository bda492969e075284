"""Sheet cells: what stands in a cell of a table of records, as a row has it."""

import re
from datetime import date, datetime

from services.grid.domain.records.words import code_of
from services.grid.schemas.records.sheet import NUMBERS_AS_TEXT, Column
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import Cell, Formula

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
EXACT_DIGITS = 15  # of a number in a spreadsheet; the rest of a longer one is lost


def read_cell(column: Column, cell: Cell) -> str | int:
    """Return the value of a cell that is not blank; raises Invalid, in words that never repeat it."""
    if isinstance(cell, Formula):
        raise Invalid(f"{column.label}不能使用公式，请填写数值或者文字")
    if column.number:
        return _number(column, cell)
    if column.date:
        return _day(column, cell)
    text = _text(column, cell)
    if not column.words:
        return text
    code = code_of(column.words, text)
    if code is None:
        raise Invalid(f"{column.label}只能填写：{'、'.join(column.words.values())}")
    return code


def _number(column: Column, cell: Cell) -> int:
    text = _text(column, cell)
    if not (text.isascii() and text.isdecimal()):
        raise Invalid(f"{column.label}须为整数")
    return int(text[:EXACT_DIGITS])


def _day(column: Column, cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    parts = DAY.fullmatch(_text(column, cell))
    try:
        year, month, day = map(int, parts.groups() if parts else ())
        return date(year, month, day).isoformat()
    except ValueError:
        raise Invalid(f"{column.label}须为日期，如2026-03-01") from None


def _text(column: Column, cell: Cell) -> str:
    """Return what was typed; a code that the table took for a number is a text again, if nothing is lost."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        if abs(cell) >= 10**EXACT_DIGITS:
            raise Invalid(f"{column.label}已被表格改动，{NUMBERS_AS_TEXT}后重新填写")
        return str(int(cell)) if cell == int(cell) else str(cell)
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return str(cell).strip()
