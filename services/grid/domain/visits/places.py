"""Places: where a plan, a task or a visit lies in the lists of its area."""

from datetime import UTC

from services.grid.domain.shelves import newest_first
from services.grid.domain.visits.visit import Visit
from services.grid.domain.visits.visit_plan import VisitPlan
from shared.events.grid_visit_plans import VisitTaskEnded


def due_place(plan: VisitPlan) -> str | None:
    """Return where a plan lies among those with open tasks: what ends first, first."""
    end = plan.next_end
    return f"{end.astimezone(UTC).isoformat(timespec='milliseconds')} {plan.id}" if end else None


def visit_place(visit: Visit) -> str:
    """Return where a visit lies: the smaller, the newer."""
    return newest_first(visit.stay.started_at, visit.id)


def task_place(told: VisitTaskEnded) -> str:
    """Return where a task that has ended lies: the smaller, the later it was due."""
    return newest_first(told.due, told.task_id)
