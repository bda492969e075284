"""End an assignment: its case was over."""

from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.usecases.assignments.ports import Assignments


def end_assignment(assignments: Assignments, *, case_id: str, sequence: int, at: datetime) -> None:
    """Free the worker of a case that is over, as the case's fact of that number says.

    A case that grid has not heard of yet leaves a trace, so that nobody is told of it afterwards.
    Hearing of the end twice changes nothing, and so does hearing late of an end that was none.
    """
    assignment = assignments.find(case_id)
    if assignment is None:
        assignments.save(Assignment.of_closed_case(case_id, at, sequence=sequence))
    elif assignment.ended_at is None and sequence > assignment.heard:
        assignment.end(at, sequence=sequence)
        assignments.save(assignment)
