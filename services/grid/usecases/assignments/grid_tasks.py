"""Grid tasks: what is to be done in a grid, by A, by B, and by nobody yet."""

from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.assignments.worker_tasks import TaskPage
from shared.kernel.command import Caller


def grid_tasks(
    assignments: Assignments, *, grid_code: str, after: str | None, limit: int, caller: Caller
) -> TaskPage:
    """Return a page of the open assignments of a grid: its two workers see each other's, the head sees both.

    Refused: a grid outside of the caller's areas.
    """
    caller.require_area(grid_code)
    return TaskPage.of(assignments.open_in(grid_code, after=after, limit=limit + 1), limit=limit)
