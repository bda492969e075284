"""Pick by hand: the worker whom a station head names for a case, as the holder of a post of a grid."""

from dataclasses import dataclass

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.posts.duty import Crew, Holder
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class HandPick:
    """Who is to have a case, and why; the grid where nobody knew the place."""

    case_id: str
    worker_id: str
    grid_code: str | None
    note: str


@dataclass(frozen=True, kw_only=True)
class Picked:
    """The holder of a post, with the grid and all that hold posts around it."""

    holder: Holder
    grid: GridInForce
    crew: Crew


def pick_by_hand(
    assignment: Assignment, atlas: Atlas, rota: Rota, *, pick: HandPick, command: Command
) -> Picked:
    """Return who was named, on duty or not.

    Refused: a grid that is not in force or not the caller's, a worker who holds none of its posts.
    """
    grid = _grid(assignment, atlas, pick.grid_code, command)
    crew = gather_crew(rota, grid, at=command.at)
    holder = crew.holder(pick.worker_id)
    if holder is None:
        raise Conflict(f"{pick.worker_id} holds no post of {grid.code} or of its community")
    return Picked(holder=holder, grid=grid, crew=crew)


def _grid(assignment: Assignment, atlas: Atlas, grid_code: str | None, command: Command) -> GridInForce:
    known = assignment.location.grid
    code = grid_code or (known.code if known else None)
    if code is None:
        raise Invalid("nobody knows where this case is", {"grid_code": ["name the grid"]})
    command.by.require_area(code)
    grid = atlas.named(code, command.at)
    if grid is None:
        raise Invalid(f"there is no grid {code} in force", {"grid_code": ["not in force"]})
    return grid
