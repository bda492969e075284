"""Move the cases of a handover to who takes over, and back to who left."""

from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.posts.duty import Crew
from services.grid.domain.posts.handover import Hands
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.open_cases import open_cases
from services.grid.usecases.posts.ports import Handovers, Rota


def move_cases(
    handovers: Handovers, assignments: Assignments, rota: Rota, *, handover_id: str, at: datetime
) -> None:
    """Bring every open case to where the handover says that it is now.

    Hearing of it twice, or of its beginning after its end, changes nothing. What who took over has signed
    himself stays with him: he has begun it, and the credit is his.
    """
    handover = handovers.get(handover_id)
    hands = handover.hands
    if handover.returned_at:
        for assignment in open_cases(assignments, hands.grid_code, of=hands.to_id):
            if assignment.on_behalf_of == hands.from_id and not _his_own(assignment, hands):
                _hand_on(assignments, rota, assignment, to=hands.from_id, reason=Reason.HANDED_BACK, at=at)
    else:
        for assignment in open_cases(assignments, hands.grid_code, of=hands.from_id):
            if assignment.id in handover.case_ids:
                _hand_on(assignments, rota, assignment, to=hands.to_id, reason=Reason.HANDED_OVER, at=at)


def _his_own(assignment: Assignment, hands: Hands) -> bool:
    return assignment.signature is not None and assignment.signature.worker_id == hands.to_id


def _hand_on(
    assignments: Assignments, rota: Rota, assignment: Assignment, *, to: str, reason: Reason, at: datetime
) -> None:
    """Give it to a worker, if he holds a post there still."""
    grid = assignment.location.grid
    crew = gather_crew(rota, grid, at=at) if grid else Crew()
    holder, former = crew.holder(to), assignment.holder
    if holder and former:
        behalf = former.worker_id if reason is Reason.HANDED_OVER else None
        assignment.hand_on(Choice(reason=reason, holder=holder, on_behalf_of=behalf), crew=crew, at=at)
        assignments.save(assignment)
