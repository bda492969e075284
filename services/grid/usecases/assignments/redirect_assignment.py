"""Redirect an assignment: another unit of the street has the case now."""

from datetime import datetime

from services.grid.domain.assignments.choice import Choice, Reason, choose_post
from services.grid.domain.assignments.decision import Decision
from services.grid.domain.territory.place import Location
from services.grid.usecases.assignments.find_news import find_news
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas

COMMUNITY_DIGITS = 12


def redirect_assignment(
    assignments: Assignments,
    atlas: Atlas,
    rota: Rota,
    *,
    case_id: str,
    unit: str,
    sequence: int,
    at: datetime,
) -> None:
    """Give the case to who is on duty in a grid; in a community its head has to say to whom.

    Hearing of it twice changes nothing.
    """
    assignment = find_news(assignments, case_id, sequence=sequence)
    if assignment is not None:
        assignment.give_anew(_decide(atlas, rota, unit, at), sequence=sequence)
        assignments.save(assignment)


def _decide(atlas: Atlas, rota: Rota, unit: str, at: datetime) -> Decision:
    grid = atlas.named(unit, at)
    location = Location(grid=grid, community_code=unit[:COMMUNITY_DIGITS])
    if grid is None:
        return Decision(at=at, location=location, choice=Choice(reason=Reason.TRANSFERRED))
    crew = gather_crew(rota, grid, at=at)
    return Decision(at=at, location=location, choice=choose_post(crew, at), crew=crew)
