"""Cover cases: what nobody signs in time goes to who covers, each once (domain reference §5.1, §6.3)."""

import random
from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.posts.duty import Crew
from services.grid.usecases.assignments.ports import Assignments, Calendars, CoverBook
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from shared.kernel.each_one import each_one

ONE_TURN = 100
IN_VIEW = 1000


def cover_cases(
    assignments: Assignments, rota: Rota, calendars: Calendars, rules: CoverBook, *, now: datetime
) -> int:
    """Look at one turn of the cases that may have waited too long; return how many.

    One whose time has not come yet is looked at again when it comes. Of replicas that see the same one, one
    wins; each draws its turn from more than it takes, so that they do not all work on the same.
    """

    def cover_one(id: str) -> None:
        assignment = assignments.get(id)
        due = _due(assignment, calendars, rules)
        if due and due > now:
            assignments.look_again(assignment, at=due)
        elif due:
            grid = assignment.location.grid
            assignment.wait_no_longer(gather_crew(rota, grid, at=now) if grid else Crew(), at=now)
            assignments.save(assignment)

    waiting = assignments.waiting(now, limit=IN_VIEW)
    turn = random.sample(waiting, min(ONE_TURN, len(waiting)))
    each_one(turn, cover_one)
    return len(turn)


def _due(assignment: Assignment, calendars: Calendars, rules: CoverBook) -> datetime | None:
    """Return until when its worker is waited for, or None where somebody has signed meanwhile."""
    if not (assignment.awaits_signature and assignment.case and assignment.decision):
        return None
    given = assignment.decision.at
    patience = rules.in_force(given).patience(assignment.case.urgency)
    return patience.ends(given, calendars.current())
