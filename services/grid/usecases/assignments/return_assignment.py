"""Return an assignment: the unit was right that the case is not its own."""

from datetime import datetime

from services.grid.usecases.assignments.find_news import find_news
from services.grid.usecases.assignments.ports import Assignments


def return_assignment(assignments: Assignments, *, case_id: str, sequence: int, at: datetime) -> None:
    """Take the case from its worker; a head gives it to another by hand. Heard twice it changes nothing."""
    assignment = find_news(assignments, case_id, sequence=sequence)
    if assignment is not None:
        assignment.give_back(at, sequence=sequence)
        assignments.save(assignment)
