"""Get the plan of a household: all that is due there, of every member, on one sheet (§4.4)."""

from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.ports import Plans
from shared.kernel.command import Caller


def get_visit_plan(plans: Plans, household_id: str, *, caller: Caller) -> VisitPlan:
    """Return it to whoever works there; raises NotFound where the rounds have not come to it yet."""
    plan = plans.get(household_id)
    caller.require_area(plan.standing.area)
    return plan
