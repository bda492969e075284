"""List facilities: those in use in an area, what is due first first."""

from services.grid.domain.facilities.facility import Facility
from services.grid.domain.facilities.places import due_place
from services.grid.usecases.facilities.ports import Facilities
from shared.kernel.command import Caller

FacilityPage = tuple[list[Facility], str | None]


def list_facilities(
    facilities: Facilities, area: str, *, after: str, limit: int, caller: Caller
) -> FacilityPage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(area)
    found = facilities.in_use_in(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, due_place(shown[-1]) if len(found) > limit else None
