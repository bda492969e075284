"""RPC doors for those who decide where visits or lists contradict what is known."""

from typing import Any

from services.grid.domain.access.look import Where
from services.grid.domain.records.field_line import FieldLine
from services.grid.entrypoints.look_sources import LookSources
from services.grid.entrypoints.visit_sources import VisitSources
from services.grid.schemas.records import field_conflict as schemas
from services.grid.schemas.visits import forms
from services.grid.usecases.records.decide_field import decide_field
from services.grid.usecases.records.list_field_conflicts import list_field_conflicts
from services.grid.usecases.records.read_field_conflict import ConflictSheet, read_field_conflict
from services.grid.usecases.records.reveal_field_conflict import RevealedConflict, reveal_field_conflict
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

DECIDERS = ("clerk", "station_head")


class FieldDoors(VisitSources, LookSources):
    """Doors of fields in conflict."""

    @query(forms.VisitsOfAreaForm, Page(schemas.FieldConflictView), allow=DECIDERS)
    def list_field_conflicts(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show where in an area visits or lists contradict what is known; no value is among it."""
        items, place = list_field_conflicts(self.field_lines, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @command(schemas.SeenFieldLineForm, schemas.ConflictSheetView, allow=DECIDERS)
    def read_field_conflict(self, command: Command, line_id: str, **seen_from: Any) -> ConflictSheet:
        """Read the values that contradict one another, masked as on every sheet; the log keeps the look."""
        where = Where(at=command.at, **seen_from)
        books = (self.field_lines, self.records, self._desk(where))
        return read_field_conflict(*books, line_id, command=command, where=where)

    @command(schemas.SeenFieldLineForm, schemas.RevealedConflictView, allow=DECIDERS)
    def reveal_field_conflict(self, command: Command, line_id: str, **seen_from: Any) -> RevealedConflict:
        """Show the values in plain to who is to decide, so often a day."""
        where = Where(at=command.at, **seen_from)
        books = (self.field_lines, self.records, self._desk(where), self.reveal_days)
        return reveal_field_conflict(*books, line_id, command=command, where=where)

    @command(schemas.DecideFieldForm, schemas.FieldConflictView, allow=DECIDERS)
    def decide_field(self, command: Command, line_id: str, *, chosen: str | None) -> FieldLine:
        """Let one value hold, or leave the record as it is; not as who made one of the claims."""
        return decide_field(self.field_lines, self.records, line_id, chosen=chosen, command=command)
