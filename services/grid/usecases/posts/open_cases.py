"""Open cases of a worker in a grid."""

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.posts.handover import MOST_CASES
from services.grid.usecases.assignments.ports import Assignments


def open_cases(assignments: Assignments, grid_code: str, *, of: str) -> list[Assignment]:
    """Return what a worker still has to do in a grid, oldest first, at most MOST_CASES."""
    inside = assignments.open_in(grid_code, after=None, limit=MOST_CASES)
    return [each for each in inside if each.holder and each.holder.worker_id == of]
