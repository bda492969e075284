"""Dispatch a case: give it to a post, by the rules, with the reason."""

from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.decision import AcceptedCase
from services.grid.domain.territory.place import Place
from services.grid.usecases.assignments.decide_post import decide_post
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from shared.events.intake import CaseAccepted
from shared.kernel.geography import Point


def dispatch_case(
    assignments: Assignments, register: Register, rota: Rota, *, accepted: CaseAccepted, at: datetime
) -> None:
    """Assign a case to who is on duty at `at`, the moment in which grid hears of it.

    Hearing of it twice changes nothing. What a unit answers for, and what was over before grid heard of it,
    is given to nobody; but it is kept, because it may go on, or come to a grid, later.
    """
    known = assignments.find(accepted.case_id)
    if known is None:
        assignments.save(_begun(register, rota, accepted, at))
    elif known.case is None:
        known.note(_case(accepted), unit=accepted.unit, at=at)
        assignments.save(known)


def _begun(register: Register, rota: Rota, accepted: CaseAccepted, at: datetime) -> Assignment:
    case = _case(accepted)
    if accepted.unit:
        return Assignment.of_unit(case, accepted.unit, at=at)
    location = find_place(register, _place(accepted), at=at)
    return Assignment.decide(case, decide_post(rota, location, at=at))


def _place(accepted: CaseAccepted) -> Place:
    return Place(household_id=accepted.household_id, building=accepted.building, point=_point(accepted))


def _point(accepted: CaseAccepted) -> Point | None:
    """Return the point that intake told; one outside of the city lies in no grid and needs no refusal."""
    if accepted.longitude is None or accepted.latitude is None:
        return None
    return Point(longitude=accepted.longitude, latitude=accepted.latitude)


def _case(accepted: CaseAccepted) -> AcceptedCase:
    return AcceptedCase(
        id=accepted.case_id,
        number=accepted.number,
        subject=accepted.subject,
        urgency=accepted.urgency,
        accepted_at=accepted.accepted_at,
        place=_place(accepted),
    )
