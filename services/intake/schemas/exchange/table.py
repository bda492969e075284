"""Table: records of items as a workbook: the items in one sheet, their lines in others."""

from collections.abc import Iterable, Iterator
from typing import Any

from services.intake.domain.exchange.lines import LINES
from services.intake.schemas.exchange.cells import to_cell
from services.intake.schemas.exchange.sheets import SHEETS, Sheet
from shared.plumbing.workbook import Cell, write_workbook

Record = dict[str, Any]
HEAD = 2
"""Rows before the first that counts: the names of the columns, and what they mean."""


def write_table(records: Iterable[Record]) -> bytes:
    """Return a workbook of records that are plain JSON."""
    kept = list(records)
    return write_workbook({sheet.title: list(_rows(name, sheet, kept)) for name, sheet in SHEETS.items()})


def _rows(name: str, sheet: Sheet, records: list[Record]) -> Iterator[list[Cell]]:
    yield list(sheet.names)
    yield list(sheet.labels)
    for record in records:
        for of, line in _lines(name, record):
            yield [*of, *(to_cell(each, field, line[each]) for each, field in sheet.columns.items())]


def _lines(name: str, record: Record) -> Iterator[tuple[list[Cell], Record]]:
    """Yield each line of a record in a sheet, and what says whose it is."""
    if name == "items":
        yield [record[each] for each in SHEETS["items"].of], record
    elif name in LINES:
        yield from (([record["code"]], line) for line in record[name])
    else:
        for question in record["scenarios"]:
            yield from (([record["code"], question["code"]], answer) for answer in question["answers"])
