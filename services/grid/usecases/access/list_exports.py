"""List exports: which records of an area were taken out of the house, by whom and what for."""

from services.grid.domain.access.record_export import RecordExport
from services.grid.usecases.access.ports import RecordExports
from shared.kernel.command import Caller

ExportPage = tuple[list[RecordExport], str | None]


def list_exports(exports: RecordExports, area: str, *, after: str, limit: int, caller: Caller) -> ExportPage:
    """Return a page, newest first, and the place to go on from, if there is more."""
    caller.require_area(area)
    found = exports.made_in(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, shown[-1].place if len(found) > limit else None
