"""Worker tasks: what a worker still has to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.grid.domain.assignments.assignment import Assignment
from services.grid.usecases.assignments.ports import Assignments
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """Some of a worker's open assignments, oldest first, and the cursor of the next page."""

    items: tuple[Assignment, ...]
    next: str | None

    @classmethod
    def of(cls, found: Sequence[Assignment], *, limit: int) -> "TaskPage":
        """Return the page of so many, told by one more whether another follows."""
        items = tuple(found[:limit])
        return cls(items=items, next=items[-1].cursor if len(found) > limit else None)


def worker_tasks(assignments: Assignments, *, after: str | None, limit: int, caller: Caller) -> TaskPage:
    """Return a page of the caller's own open assignments; nobody sees another's."""
    return TaskPage.of(assignments.open_with(caller.id, after=after, limit=limit + 1), limit=limit)
