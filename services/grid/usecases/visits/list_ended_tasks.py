"""List ended tasks: what was done at a household, and what was missed."""

from services.grid.domain.visits.places import task_place
from services.grid.usecases.visits.ports import EndedTasks, Plans
from shared.events.grid_visit_plans import VisitTaskEnded
from shared.kernel.command import Caller

TaskPage = tuple[list[VisitTaskEnded], str | None]


def list_ended_tasks(
    tasks: EndedTasks, plans: Plans, household_id: str, *, after: str, limit: int, caller: Caller
) -> TaskPage:
    """Return a page, what was due last first, and the place to go on from, if there is more."""
    caller.require_area(plans.get(household_id).standing.area)
    found = tasks.of_household(household_id, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, task_place(shown[-1]) if len(found) > limit else None
