"""Reassign a case: another worker is to have it."""

from services.grid.usecases.assignments.get_assignment import AssignmentSheet, require_own
from services.grid.usecases.assignments.pick_by_hand import HandPick, pick_by_hand
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Command


def reassign_case(
    assignments: Assignments, atlas: Atlas, rota: Rota, *, pick: HandPick, command: Command
) -> AssignmentSheet:
    """Take a case that nobody has signed from its worker and give it to another, on duty or not.

    Refused: a grid that is not in force, or is not the caller's, as little as the former; a worker who holds
    none of its posts or has the case already; a case that nobody has, that is signed or is over.
    """
    assignment = assignments.get(pick.case_id)
    if not assignment.heeded(command):
        require_own(assignment, command.by)
        picked = pick_by_hand(assignment, atlas, rota, pick=pick, command=command)
        assignment.reassign(
            picked.holder,
            grid=picked.grid,
            crew=picked.crew,
            at=command.at,
            by=command.by.id,
            note=pick.note,
        )
        assignments.save(assignment)
    return AssignmentSheet(assignment=assignment)
