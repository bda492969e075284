"""Revive an assignment: its case goes on after all."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.assignments.choice import Reason, choose_again
from services.grid.domain.assignments.decision import Decision
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Location
from services.grid.usecases.assignments.decide_post import decide_post
from services.grid.usecases.assignments.find_news import find_news
from services.grid.usecases.assignments.locate_again import locate_again
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Register


def revive_assignment(
    assignments: Assignments,
    register: Register,
    rota: Rota,
    *,
    case_id: str,
    worker_id: str | None,
    sequence: int,
    at: datetime,
) -> None:
    """Give the case to who had it, as long as he holds a post; else to who is on duty where it lies now.

    A post in the grid in which he had it will do, though the map may have been cut anew since. What a unit
    answers for goes on there. Hearing of it twice changes nothing.
    """
    assignment = find_news(assignments, case_id, sequence=sequence)
    if assignment is None or assignment.unit:
        return
    former = worker_id or (assignment.holder.worker_id if assignment.holder else None)
    location = locate_again(register, assignment, at=at)
    decision = _decide(rota, location, had_in=assignment.had_in(former), former=former, at=at)
    assignment.give_anew(decision, sequence=sequence)
    assignments.save(assignment)


def _decide(
    rota: Rota, location: Location, *, had_in: Iterable[GridInForce], former: str | None, at: datetime
) -> Decision:
    if location.grid is None:
        return decide_post(rota, location, at=at)
    crew = gather_crew(rota, location.grid, at=at)
    choices = [choose_again(crew, at, former=former)]
    choices += [choose_again(gather_crew(rota, grid, at=at), at, former=former) for grid in had_in]
    his = next((choice for choice in choices if choice.reason is Reason.HAD_IT_BEFORE), choices[0])
    return Decision(at=at, location=location, choice=his, crew=crew)
