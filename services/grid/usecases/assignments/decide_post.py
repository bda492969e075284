"""Decide which post gets a case that lies somewhere."""

from datetime import datetime

from services.grid.domain.assignments.choice import Choice, Reason, choose_post
from services.grid.domain.assignments.decision import Decision
from services.grid.domain.territory.place import Location
from services.grid.usecases.posts.gather_crew import gather_crew, gather_head
from services.grid.usecases.posts.ports import Rota


def decide_post(rota: Rota, location: Location, *, at: datetime) -> Decision:
    """Decide by the posts of the grid; where no grid lies, by who heads the community, if anybody does."""
    if location.grid:
        crew = gather_crew(rota, location.grid, at=at)
        return Decision(at=at, location=location, choice=choose_post(crew, at), crew=crew)
    if location.community_code and (crew := gather_head(rota, location.community_code, at=at)).head:
        return Decision(at=at, location=location, choice=choose_post(crew, at), crew=crew)
    reason = Reason.OUTSIDE_AREA if location.found_by else Reason.PLACE_UNKNOWN
    return Decision(at=at, location=location, choice=Choice(reason=reason))
