"""Decline a case: its worker cannot take it, and says why."""

from services.grid.usecases.assignments.get_assignment import AssignmentSheet
from services.grid.usecases.assignments.ports import Assignments
from shared.kernel.command import Command


def decline_case(assignments: Assignments, *, case_id: str, note: str, command: Command) -> AssignmentSheet:
    """Give a case that the caller has not signed back to the head, who gives it to another.

    Refused: a case that is not his, or that he has signed.
    """
    assignment = assignments.get(case_id)
    if not assignment.heeded(command):
        assignment.decline(command.by.id, at=command.at, note=note)
        assignments.save(assignment)
    return AssignmentSheet(assignment=assignment)
