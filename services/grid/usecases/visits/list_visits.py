"""List visits: those of a household, newest first."""

from services.grid.domain.visits.places import visit_place
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.visits.ports import Plans, Visits
from shared.kernel.command import Caller

VisitPage = tuple[list[Visit], str | None]


def list_visits(
    visits: Visits, plans: Plans, household_id: str, *, after: str, limit: int, caller: Caller
) -> VisitPage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(plans.get(household_id).standing.area)
    return page_of(visits.of_household(household_id, after=after, limit=limit + 1), limit)


def page_of(found: list[Visit], limit: int) -> VisitPage:
    """Cut a page out of what was found, one more than it holds."""
    shown = found[:limit]
    return shown, visit_place(shown[-1]) if len(found) > limit else None
