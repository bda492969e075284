"""Find the assignment to which a fact of its case is news."""

from services.grid.domain.assignments.assignment import Assignment
from services.grid.usecases.assignments.ports import Assignments
from shared.kernel.errors import Unavailable


def find_news(assignments: Assignments, case_id: str, *, sequence: int) -> Assignment | None:
    """Return it, or None where the fact, or a newer one, was heard before.

    Facts come in any order: where grid has not heard yet that the case began, the fact has to come again.
    """
    assignment = assignments.find(case_id)
    if assignment is None or assignment.case is None:
        raise Unavailable(f"grid has not heard yet of case {case_id}")
    return assignment if sequence > assignment.heard else None
