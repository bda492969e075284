"""Reading a table of records: every row with all that is wrong in it, under its number and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from services.grid.domain.records.row_faults import Words
from services.grid.domain.records.words import DECLINED
from services.grid.schemas.records.sheet import Column, SheetKind, form_fields, template_rows
from services.grid.schemas.records.sheet_cells import read_cell
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import Cell, Row, column_name

HEAD = 2
"""Rows before the first that counts: the names of the columns, and what they mean."""
MOST_SHEET_ROWS = 500


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A row as it stands: its number from 1, what could be read by column, and what could not."""

    number: int
    values: Mapping[str, Any]
    declined: frozenset[str]
    unread: Words


@dataclass(frozen=True, kw_only=True)
class ReadSheet:
    """All rows that are not blank; `letters` say in which column of the table a name stood."""

    rows: tuple[SheetRow, ...]
    letters: Mapping[str, str]


def read_sheet(kind: SheetKind, columns: Sequence[Column], rows: Sequence[Row]) -> ReadSheet:
    """Return what a table says; raises Invalid where it is no such table, or too long."""
    places = _places(columns, rows)
    read = tuple(_lines(kind, places, rows))
    if not 1 <= len(read) <= MOST_SHEET_ROWS:
        raise Invalid(f"一次可以导入1至{MOST_SHEET_ROWS}行，请分批导入")
    return ReadSheet(rows=read, letters={each.name: column_name(place) for place, each in places.items()})


def _places(columns: Sequence[Column], rows: Sequence[Row]) -> dict[int, Column]:
    """Return which column stands where; refused are names that are unknown, come twice or are missing."""
    known = {each.name: each for each in columns}
    names = [str(cell).strip() if cell is not None else "" for cell in (rows[0] if rows else ())]
    wrong = [
        f"第{column_name(place)}列的列名不能识别或者重复"
        for place, name in enumerate(names)
        if name and (name not in known or name in names[:place])
    ]
    wrong += [
        f"缺少{each.label}列“{each.name}”" for each in columns if each.required and each.name not in names
    ]
    if wrong:
        raise Invalid("；".join(wrong[:20]))
    places = {place: known[name] for place, name in enumerate(names) if name}
    _require_notes(places, rows)
    return places


def _require_notes(places: Mapping[int, Column], rows: Sequence[Row]) -> None:
    """Refuse a table whose second row is not the one that explains: it would be lost."""
    notes = rows[1] if len(rows) > 1 else ()
    place, column = next(iter(places.items()))
    if place >= len(notes) or notes[place] != template_rows([column])[1][0]:
        raise Invalid("第2行须为模板中的说明行，请下载模板填写")


def _lines(kind: SheetKind, places: Mapping[int, Column], rows: Sequence[Row]) -> Iterator[SheetRow]:
    for number, row in enumerate(rows[HEAD:], start=HEAD + 1):
        cells = {place: cell for place, cell in enumerate(row) if not _blank(cell)}
        if cells:
            yield _line(kind, number, places, cells)


def _blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _line(kind: SheetKind, number: int, places: Mapping[int, Column], cells: Mapping[int, Cell]) -> SheetRow:
    values: dict[str, Any] = {}
    unread = {column.name: (f"{column.label}必填",) for column in places.values() if column.required}
    declined = frozenset(
        places[place].name for place, cell in cells.items() if place in places and cell == DECLINED
    )
    for place, cell in cells.items():
        column = places.get(place)
        name = column.name if column else column_name(place)
        unread.pop(name, None)
        try:
            if column is None:
                raise Invalid("此列没有列名")
            if name not in declined:
                values[name] = _value(kind, column, cell)
        except Invalid as fault:
            unread[name] = (fault.message,)
    return SheetRow(number=number, values=values, declined=declined, unread=unread)


def _value(kind: SheetKind, column: Column, cell: Cell) -> Any:
    """Return a value as the row of its kind holds it."""
    value = read_cell(column, cell)
    if column.detail:
        return value
    try:
        return form_fields(kind)[column.name].deserialize(value)
    except ValidationError:
        raise Invalid(f"{column.label}填写有误") from None
