"""Get the assignment of a case, with the reason and what it was taken from."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.usecases.assignments.ports import Acknowledgements, Assignments
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed

SEES_STRAYS = frozenset({"clerk", "station_head", "operator"})


@dataclass(frozen=True, kw_only=True)
class AssignmentSheet:
    """An assignment, and when its worker confirmed it."""

    assignment: Assignment
    acknowledged_at: datetime | None = None


def get_assignment(
    assignments: Assignments, acknowledgements: Acknowledgements, *, case_id: str, caller: Caller
) -> AssignmentSheet:
    """Return what the caller may see: his own cases and those of his areas.

    A case of which nobody knows the area is shown to those who can find out.
    """
    assignment = assignments.get(case_id)
    holder = assignment.holder
    if holder is None or holder.worker_id != caller.id:
        require_own(assignment, caller)
    known = acknowledgements.when(case_id, holder.worker_id) if holder else None
    return AssignmentSheet(assignment=assignment, acknowledged_at=known)


def require_own(assignment: Assignment, caller: Caller) -> None:
    """Refuse a case of other areas; one of which nobody knows the area is for those who can find out."""
    location = assignment.location
    area = location.grid.code if location.grid else location.community_code
    if area is not None:
        caller.require_area(area)
    elif caller.roles.isdisjoint(SEES_STRAYS):
        raise NotAllowed(f"nobody knows yet whether case {assignment.id} lies in one of your areas")
