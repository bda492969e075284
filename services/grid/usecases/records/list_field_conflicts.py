"""List field conflicts: where in an area visits and lists contradict what is known."""

from services.grid.domain.records.field_line import FieldLine
from services.grid.usecases.records.ports import FieldLines
from shared.kernel.command import Caller

LinePage = tuple[list[FieldLine], str | None]


def list_field_conflicts(lines: FieldLines, area: str, *, after: str, limit: int, caller: Caller) -> LinePage:
    """Return a page, and the id to go on from, if there is more; no value is among it."""
    caller.require_area(area)
    found = lines.in_conflict(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, shown[-1].id if len(found) > limit else None
