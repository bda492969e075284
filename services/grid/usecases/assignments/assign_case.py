"""Assign a case by hand, where the rules found nobody."""

from dataclasses import dataclass

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.posts.duty import Crew, Holder
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.assignments.get_assignment import AssignmentSheet
from services.grid.usecases.assignments.ports import Assignments
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


def assign_case(
    assignments: Assignments, atlas: Atlas, rota: Rota, *, pick: HandPick, command: Command
) -> AssignmentSheet:
    """Give a case to a worker of a grid, on duty or not.

    Refused: a grid that is not in force or not the caller's, a worker who holds none of its posts, a case
    that has its worker or is over.
    """
    assignment = assignments.get(pick.case_id)
    if not assignment.heeded(command):
        grid = _grid(assignment, atlas, pick.grid_code, command)
        crew = gather_crew(rota, grid, at=command.at)
        holder = _holder(crew, grid, pick.worker_id)
        assignment.assign_by_hand(
            holder, grid=grid, crew=crew, at=command.at, by=command.by.id, note=pick.note
        )
        assignments.save(assignment)
    return AssignmentSheet(assignment=assignment)


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


def _holder(crew: Crew, grid: GridInForce, worker_id: str) -> Holder:
    for holder in crew.holders:
        if holder.worker_id == worker_id:
            return holder
    raise Conflict(f"{worker_id} holds no post of {grid.code} or of its community")
