"""Assign a case by hand, where the rules found nobody."""

from services.grid.usecases.assignments.get_assignment import AssignmentSheet
from services.grid.usecases.assignments.pick_by_hand import HandPick, pick_by_hand
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Command


def assign_case(
    assignments: Assignments, atlas: Atlas, rota: Rota, *, pick: HandPick, command: Command
) -> AssignmentSheet:
    """Give a case to a worker of a grid, on duty or not.

    Refused: a grid that is not in force or not the caller's, a worker who holds none of its posts, a case
    that has its worker or is over.
    """
    assignment = assignments.get(pick.case_id)
    if not assignment.heeded(command):
        picked = pick_by_hand(assignment, atlas, rota, pick=pick, command=command)
        assignment.assign_by_hand(
            picked.holder,
            grid=picked.grid,
            crew=picked.crew,
            at=command.at,
            by=command.by.id,
            note=pick.note,
        )
        assignments.save(assignment)
    return AssignmentSheet(assignment=assignment)
