"""Reading a workbook of items: records, each with the rows that it came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from services.intake.domain.exchange.lines import LINES
from services.intake.domain.exchange.row_fault import RowFault, Where
from services.intake.schemas.exchange.cells import from_cell
from services.intake.schemas.exchange.imported import Imported
from services.intake.schemas.exchange.sheets import ITEMS, OF_THE_OFFICE, SHEETS, Sheet
from services.intake.schemas.exchange.table import HEAD
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import Cell, Row, column_name, read_workbook

Record = dict[str, Any]
Line = tuple[Where, Record]


class TableReader:
    """Reads one workbook; what belongs to no item is noted in `faults`.

    `letters` say in which column a field of a sheet stood.
    """

    def __init__(self, content: bytes) -> None:
        self._rows = read_workbook(content)
        self.faults: list[RowFault] = []
        self.letters: dict[tuple[str, str], str] = {}
        self.items: dict[str, Imported] = {}

    def read(self) -> list[Imported]:
        """Return every record with its lines, in the order of the first sheet."""
        if ITEMS not in self._rows:
            raise Invalid(f"缺少工作表“{ITEMS}”")
        for where, line in self._lines(SHEETS["items"]):
            self._begin(where, line)
        for name in LINES:
            for where, line in self._lines(SHEETS[name]):
                self._add(name, where, line)
        for where, line in self._lines(SHEETS["answers"]):
            self._answer(where, line)
        return list(self.items.values())

    def _begin(self, where: Where, line: Record) -> None:
        code = str(line.pop("code", ""))
        if not code or code in self.items:
            self._fault(where, "code", "事项编码重复" if code else "须有事项编码")
            return
        known = {name: said for name, said in line.items() if name not in OF_THE_OFFICE}
        empty: Record = {name: [] for name in LINES}
        self.items[code] = Imported(code=code, record=known | empty, rows={(): where})

    def _add(self, name: str, where: Where, line: Record) -> None:
        item = self._item(where, line)
        if item:
            item.rows[(name, len(item.record[name]))] = where
            item.record[name].append(line | ({"answers": []} if name == "scenarios" else {}))

    def _answer(self, where: Where, line: Record) -> None:
        item, question = self._item(where, line), str(line.pop("question", ""))
        if item is None:
            return
        for number, each in enumerate(item.record["scenarios"]):
            if each.get("code") == question:
                item.rows[("scenarios", number, "answers", len(each["answers"]))] = where
                each["answers"].append(line)
                return
        self._fault(where, "question", f"没有情形问题{question}")

    def _item(self, where: Where, line: Record) -> Imported | None:
        code = str(line.pop("item", ""))
        if code not in self.items:
            self._fault(where, "item", f"工作表“{ITEMS}”中没有事项{code}")
        return self.items.get(code)

    def _lines(self, sheet: Sheet) -> Iterator[Line]:
        """Yield each row that is not blank, as far as it can be read."""
        rows = self._rows.get(sheet.title, [])
        columns = self._columns(sheet, rows[0]) if rows else {}
        for number, row in enumerate(rows[HEAD:], start=HEAD + 1):
            where = Where(sheet=sheet.title, row=number)
            cells = {name: row[place] for place, name in columns.items() if place < len(row)}
            filled = {name: cell for name, cell in cells.items() if cell is not None and cell != ""}
            if filled:
                yield where, dict(self._values(sheet, where, filled))

    def _columns(self, sheet: Sheet, head: Row) -> dict[int, str]:
        """Return the name of each column by its place; a name that is not known or comes twice is a fault."""
        columns: dict[int, str] = {}
        for place, name in enumerate(head):
            if name in sheet.names and name not in columns.values():
                columns[place] = str(name)
                self.letters[(sheet.title, str(name))] = column_name(place)
            elif name is not None:
                where = Where(sheet=sheet.title, row=1)
                self._fault(where, column_name(place), f"不能识别的列或者重复的列：{name}")
        return columns

    def _values(self, sheet: Sheet, where: Where, cells: dict[str, Cell]) -> Iterator[tuple[str, Any]]:
        for name, cell in cells.items():
            try:
                field = sheet.columns.get(name)
                yield name, from_cell(name, field, cell) if field else str(cell).strip()
            except Invalid as fault:
                self._fault(where, name, fault.message)

    def _fault(self, where: Where, field: str, reason: str) -> None:
        self.faults.append(RowFault(where=replace(where, field=field), reason=reason))
