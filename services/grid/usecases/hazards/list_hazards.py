"""List hazards: the open ones of an area, newest first."""

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.shelves import newest_first
from services.grid.usecases.hazards.ports import Hazards
from shared.kernel.command import Caller

HazardPage = tuple[list[Hazard], str | None]


def list_hazards(hazards: Hazards, area: str, *, after: str, limit: int, caller: Caller) -> HazardPage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(area)
    found = hazards.open_in(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, newest_first(shown[-1].found_at, shown[-1].id) if len(found) > limit else None
