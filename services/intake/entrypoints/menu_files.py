"""What editors and other systems may ask of the menu as a whole: files of items, out and in."""

from typing import Any

from services.intake.domain.menu.menu import Category
from services.intake.entrypoints.menu_desk import EDITORS
from services.intake.schemas.exchange.files import FileFormat, Reading, read_file, write_file
from services.intake.schemas.exchange.forms import (
    ExportedItemsView,
    ExportItemsForm,
    ImportItemsForm,
    ImportReportView,
)
from services.intake.usecases.menu.export_items import export_items
from services.intake.usecases.menu.import_items import ImportReport, Mode, import_items
from services.intake.usecases.menu.ports import Items
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query

Shown = dict[str, Any]


class MenuFileDoors:
    """Doors for files."""

    items: Items

    @query(ExportItemsForm, ExportedItemsView, allow=(*EDITORS, "leader", "service"))
    def export_items(
        self, caller: Caller, format: FileFormat, category: Category | None, codes: list[str]
    ) -> Shown:
        """Hand out the items in force as JSON or as a workbook, under the names of the exchange."""
        today = local_time(clock.now()).date()
        found = export_items(self.items, category=category, codes=codes, on=today)
        return {"format": format, "items": len(found), "content": write_file(format, found)}

    @command(ImportItemsForm, ImportReportView, allow=EDITORS)
    def import_items(self, command: Command, format: FileFormat, content: str, mode: Mode) -> Shown:
        """Look at a file row by row and, if nothing is at fault and it is wished, draft what is new in it."""
        reading = read_file(format, content)
        report = import_items(
            self.items, reading.proposals, faults=reading.faults, mode=mode, command=command
        )
        return shown(report, reading)


def shown(report: ImportReport, reading: Reading) -> Shown:
    """Return what the view of a report reads."""
    faults = [
        {
            "sheet": fault.where.sheet,
            "row": fault.where.row,
            "column": reading.letters.get((fault.where.sheet, fault.where.field), ""),
            "field": fault.where.field,
            "reason": fault.reason,
        }
        for fault in report.faults
    ]
    return {"rows": report.rows, "faults": faults, "drafted": report.drafted}
