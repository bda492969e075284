"""List doubtful visits: what waits in an area for a second look, newest first."""

from services.grid.usecases.visits.list_visits import VisitPage, page_of
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Caller


def list_doubtful_visits(visits: Visits, area: str, *, after: str, limit: int, caller: Caller) -> VisitPage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(area)
    return page_of(visits.doubtful_in(area, after=after, limit=limit + 1), limit)
