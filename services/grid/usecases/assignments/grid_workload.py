"""Grid workload: who holds the posts around a grid, who of them is there, and how much each has to do."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.posts.duty import Holder, Presence
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Load:
    """The holder of a post, where he is, and how many open cases he has, wherever they lie."""

    holder: Holder
    presence: Presence
    open_cases: int


def grid_workload(
    assignments: Assignments, atlas: Atlas, rota: Rota, *, grid_code: str, at: datetime, caller: Caller
) -> list[Load]:
    """Return the load of A, of B and of the head; refused is a grid outside of the caller's areas."""
    caller.require_area(grid_code)
    grid = atlas.named(grid_code, at)
    if grid is None:
        raise NotFound(f"there is no grid {grid_code} in force")
    return [
        Load(holder=each, presence=each.presence(at), open_cases=assignments.count_open(each.worker_id))
        for each in gather_crew(rota, grid, at=at).holders
    ]
