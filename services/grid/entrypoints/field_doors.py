"""RPC doors for those who decide where visits or lists contradict what is known."""

from typing import Any

from services.grid.domain.records.field_line import FieldLine
from services.grid.entrypoints.visit_sources import VisitSources
from services.grid.schemas.records import field_conflict as schemas
from services.grid.schemas.visits import forms
from services.grid.usecases.access.ports import AccessTable, Desk, Journal
from services.grid.usecases.records.decide_field import decide_field
from services.grid.usecases.records.list_field_conflicts import list_field_conflicts
from services.grid.usecases.records.read_field_conflict import ConflictSheet, read_field_conflict
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

DECIDERS = ("clerk", "station_head")


class FieldDoors(VisitSources):
    """Doors of fields in conflict."""

    access_table: AccessTable
    journal: Journal

    @query(forms.VisitsOfAreaForm, Page(schemas.FieldConflictView), allow=DECIDERS)
    def list_field_conflicts(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show where in an area visits or lists contradict what is known; no value is among it."""
        items, place = list_field_conflicts(self.field_lines, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @command(schemas.FieldLineForm, schemas.ConflictSheetView, allow=DECIDERS)
    def read_field_conflict(self, command: Command, line_id: str) -> ConflictSheet:
        """Read the values that contradict one another; the log keeps the look."""
        desk = Desk(
            register=self.register,
            people=self.people,
            record_rules=self.record_rules.in_force(command.at),
            access_rules=self.access_table.in_force(command.at),
            sealer=self.sealer,
            journal=self.journal,
        )
        return read_field_conflict(self.field_lines, self.records, desk, line_id, command=command)

    @command(schemas.DecideFieldForm, schemas.FieldConflictView, allow=DECIDERS)
    def decide_field(self, command: Command, line_id: str, *, chosen: str | None) -> FieldLine:
        """Let one value hold, or leave the record as it is; not as who made one of the claims."""
        return decide_field(self.field_lines, self.records, line_id, chosen=chosen, command=command)
