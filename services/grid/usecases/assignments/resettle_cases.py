"""Resettle cases: those that lie in another grid since the map was cut anew."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Reason
from services.grid.domain.assignments.decision import Decision
from services.grid.domain.territory.place import Location
from services.grid.usecases.assignments.decide_post import decide_post
from services.grid.usecases.assignments.locate_again import locate_again
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.disputes.ports import Disputes
from services.grid.usecases.facilities.ports import Facilities
from services.grid.usecases.hazards.ports import Hazards
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.records.resettle_records import Matters
from services.grid.usecases.territory.move_homes import Homes
from services.grid.usecases.territory.ports import Register
from shared.kernel.each_one import each_one

A_PAGE = 100
WAITS_FOR_A_PERSON = frozenset({Reason.RETURNED, Reason.DECLINED})


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is under way in the grids, who lives there, and who might do it."""

    assignments: Assignments
    hazards: Hazards
    disputes: Disputes
    facilities: Facilities
    matters: Matters
    homes: Homes
    register: Register
    rota: Rota


def resettle_cases(work: Work, *, codes: Iterable[str], change: str, at: datetime) -> None:
    """Bring every open case of some grids to where its place lies now. Doing it again changes nothing.

    Who has signed keeps it, and so does who got it back because he had it before; what nobody has signed goes
    to the post that is right there; what waits for a person's decision goes on waiting. A case that somebody
    else saves meanwhile is left for the next time.
    """
    for code in codes:
        after: str | None = None
        while page := work.assignments.open_in(code, after=after, limit=A_PAGE):
            resettle = partial(_resettle, work, change, at)
            each_one([assignment.id for assignment in page], resettle)
            after = page[-1].cursor


def _resettle(work: Work, change: str, at: datetime, id: str) -> None:
    assignment = work.assignments.get(id)
    if assignment.ended_at:
        return
    here = locate_again(work.register, assignment, at=at)
    if _elsewhere(assignment.location, here):
        assignment.move(_decide(work.rota, assignment, here, at), change=change)
        work.assignments.save(assignment)


def _elsewhere(former: Location, here: Location) -> bool:
    return former.grid is not None and (here.grid is None or here.grid.code != former.grid.code)


def _decide(rota: Rota, assignment: Assignment, here: Location, at: datetime) -> Decision:
    former = assignment.decision
    assert former, "what is open was decided"
    if former.choice.holder and (assignment.signature or former.choice.reason is Reason.HAD_IT_BEFORE):
        choice = replace(former.choice, reason=Reason.HAD_IT_BEFORE)
        return replace(former, at=at, location=here, choice=choice)
    if former.choice.reason in WAITS_FOR_A_PERSON:
        return replace(former, at=at, location=here)
    return decide_post(rota, here, at=at)
