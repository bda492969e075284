"""List due visits: which households of an area have something due, what ends first first."""

from services.grid.domain.visits.places import due_place
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.ports import Plans
from shared.kernel.command import Caller

PlanPage = tuple[list[VisitPlan], str | None]


def list_due_visits(plans: Plans, area: str, *, after: str, limit: int, caller: Caller) -> PlanPage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(area)
    found = plans.due_in(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, due_place(shown[-1]) if len(found) > limit else None
