"""Cover cases: what nobody signs in time goes to who covers, each once (domain reference §5.1, §6.3)."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.posts.duty import Crew
from services.grid.usecases.assignments.ports import Assignments, Calendars, CoverBook, Standstills
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from shared.kernel.each_one import each_one

ONE_TURN = 100
IN_VIEW = 1000
A_WHILE = timedelta(minutes=10)  # until a case that stands still is looked at again


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What says how long a case may wait."""

    calendars: Calendars
    rules: CoverBook
    standstills: Standstills


def cover_cases(assignments: Assignments, rota: Rota, waiting: Waiting, *, now: datetime) -> int:
    """Look at one turn of the cases that may have waited too long; return how many.

    One whose time has not come yet is looked at again when it comes; one that waits for its applicant is left
    alone, and waited for anew when it goes on. Of replicas that see the same one, one
    wins; each draws its turn from more than it takes, so that they do not all work on the same.
    """

    def cover_one(id: str) -> None:
        assignment = assignments.get(id)
        due = _due(assignment, waiting, now)
        if due and due > now:
            assignments.look_again(assignment, at=due)
        elif due:
            grid = assignment.location.grid
            assignment.wait_no_longer(gather_crew(rota, grid, at=now) if grid else Crew(), at=now)
            assignments.save(assignment)

    ripe = assignments.waiting(now, limit=IN_VIEW)
    turn = random.sample(ripe, min(ONE_TURN, len(ripe)))
    each_one(turn, cover_one)
    return len(turn)


def _due(assignment: Assignment, waiting: Waiting, now: datetime) -> datetime | None:
    """Return until when its worker is waited for, or None where somebody has signed meanwhile."""
    if not (assignment.awaits_signature and assignment.case and assignment.decision):
        return None
    standstills = waiting.standstills.of(assignment.id)
    if any(each.until is None for each in standstills):
        return now + A_WHILE
    given = assignment.decision.at
    since = max([given, *(each.until for each in standstills if each.until)])
    patience = waiting.rules.in_force(given).patience(assignment.case.urgency)
    return patience.ends(since, waiting.calendars.current())
