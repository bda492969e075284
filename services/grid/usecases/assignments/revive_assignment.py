"""Revive an assignment: its case goes on after all."""

from datetime import datetime

from services.grid.domain.assignments.choice import choose_again
from services.grid.domain.assignments.decision import Decision
from services.grid.domain.territory.place import Location
from services.grid.usecases.assignments.decide_post import decide_post
from services.grid.usecases.assignments.find_news import find_news
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota


def revive_assignment(
    assignments: Assignments,
    rota: Rota,
    *,
    case_id: str,
    worker_id: str | None,
    sequence: int,
    at: datetime,
) -> None:
    """Give the case to who had it, as long as he holds a post there; else to who is on duty.

    Hearing of it twice changes nothing.
    """
    assignment = find_news(assignments, case_id, sequence=sequence)
    if assignment is None:
        return
    former = worker_id or (assignment.holder.worker_id if assignment.holder else None)
    decision = _decide(rota, assignment.location, former=former, at=at)
    assignment.give_anew(decision, sequence=sequence)
    assignments.save(assignment)


def _decide(rota: Rota, location: Location, *, former: str | None, at: datetime) -> Decision:
    if location.grid is None:
        return decide_post(rota, location, at=at)
    crew = gather_crew(rota, location.grid, at=at)
    choice = choose_again(crew, at, former=former)
    return Decision(at=at, location=location, choice=choice, crew=crew)
