"""Move the cases of a handover to who takes over, and back to who left."""

from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.posts.duty import Crew
from services.grid.domain.posts.handover import MOST_CASES, Handover
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew, gather_third
from services.grid.usecases.posts.ports import Handovers, Rota


def move_cases(
    handovers: Handovers, assignments: Assignments, rota: Rota, *, handover_id: str, at: datetime
) -> None:
    """Bring every open case to where the handover says that it is now.

    Hearing of it twice, or of its beginning after its end, changes nothing. What who took over has signed
    himself stays with him: he has begun it, and the credit is his. What somebody had on behalf of another he
    hands on, and gets back, on behalf of that one; who left gets his own back from whoever has it by then.
    """
    handover = handovers.get(handover_id)
    hands = handover.hands
    for assignment in assignments.open_in(hands.grid_code, after=None, limit=MOST_CASES):
        holder = assignment.holder.worker_id if assignment.holder else None
        if handover.returned_at and _goes_back(assignment, handover):
            _hand_on(assignments, rota, assignment, to=hands.from_id, reason=Reason.HANDED_BACK, at=at)
        elif not handover.returned_at and holder == hands.from_id and assignment.id in handover.case_ids:
            _hand_on(assignments, rota, assignment, to=hands.to_id, reason=Reason.HANDED_OVER, at=at)


def _goes_back(assignment: Assignment, handover: Handover) -> bool:
    """Tell whether who left gets it back: as his own, or as what he had on behalf of another."""
    hands, holder = handover.hands, assignment.holder
    if holder is None or holder.worker_id == hands.from_id or assignment.on_behalf_of is None:
        return False
    signer = assignment.signature.worker_id if assignment.signature else None
    if assignment.on_behalf_of == hands.from_id:
        return signer in {None, hands.from_id}
    passed_on = holder.worker_id == hands.to_id and assignment.id in handover.case_ids
    return passed_on and signer != holder.worker_id


def _hand_on(
    assignments: Assignments, rota: Rota, assignment: Assignment, *, to: str, reason: Reason, at: datetime
) -> None:
    """Give it to a worker on behalf of whose it is, if he holds a post there or has begun it himself."""
    grid, former = assignment.location.grid, assignment.holder
    crew = gather_crew(rota, grid, at=at) if grid else Crew()
    holder = crew.holder(to)
    if holder is None and former and assignment.signature and assignment.signature.worker_id == to:
        holder = gather_third(rota, to, former.post, at=at)
    if holder and former:
        whose = assignment.on_behalf_of or former.worker_id
        behalf = whose if whose != to else None
        assignment.hand_on(Choice(reason=reason, holder=holder, on_behalf_of=behalf), crew=crew, at=at)
        assignments.save(assignment)
