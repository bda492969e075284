"""RPC doors for those who bring lists of departments as files."""

from collections.abc import Callable
from typing import Any

from services.grid.domain.records.import_batch import RecordOutcome
from services.grid.domain.records.origin import Statement
from services.grid.entrypoints.records import REGISTRARS
from services.grid.entrypoints.tags import TagDoors
from services.grid.schemas.records.record_files import (
    FileFormat,
    RecordFileForm,
    RecordFileView,
    TemplateForm,
    read_record_file,
    show_outcomes,
    write_template,
)
from services.grid.schemas.records.sheet import Column, SheetKind, columns_of
from services.grid.schemas.records.sheet_rows import rows_of_sheet
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.paper import FileView

Columns = tuple[Column, ...]


class RecordFileDoors(TagDoors):
    """Doors for CSV and Excel; each row is granted or refused by itself."""

    @query(TemplateForm, FileView, allow=REGISTRARS)
    def get_record_template(self, caller: Caller, *, kind: SheetKind, format: FileFormat) -> dict[str, Any]:
        """Hand out an empty table: names in the first row, what they mean in the second."""
        return write_template(kind, format, self._sheet_columns(kind))

    @command(RecordFileForm, RecordFileView, allow=REGISTRARS)
    def import_record_file(
        self,
        command: Command,
        *,
        kind: SheetKind,
        format: FileFormat,
        content: str,
        origin: Statement,
        dry_run: bool,
    ) -> dict[str, Any]:
        """Keep what a file says, row by row; the command is the batch. A dry run tells all that is wrong."""
        columns = self._sheet_columns(kind)
        sheet = read_record_file(kind, format, content, columns)
        takes: dict[SheetKind, Callable[..., list[RecordOutcome]]] = {
            SheetKind.PEOPLE: self._take_people,
            SheetKind.HOUSEHOLDS: self._take_households,
            SheetKind.TAGS: self._take_tags,
        }
        outcomes = takes[kind](command, rows_of_sheet(kind, sheet, columns), origin, dry_run)
        return show_outcomes(sheet, outcomes, dry_run=dry_run)

    def _sheet_columns(self, kind: SheetKind) -> Columns:
        now = clock.now()
        return columns_of(kind, self.record_rules.in_force(now), self.tag_table.in_force(now))
