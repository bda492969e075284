"""Follow the rosters: hand over for who is on leave and did not, and give back when he is there again."""

from datetime import datetime

from services.grid.domain.posts.duty import Crew, Holder, Presence, presence_in, was_away
from services.grid.domain.posts.handover import Handover, Hands, handover_id
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.open_cases import open_cases
from services.grid.usecases.posts.ports import Handovers, Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one


def follow_rosters(
    handovers: Handovers, assignments: Assignments, atlas: Atlas, rota: Rota, *, now: datetime
) -> None:
    """Make the handovers that are missing, and end those whose worker is back on duty after having been away.

    Of replicas that do so at once one wins; what one grid has wrong keeps no other waiting.
    """

    def of_grid(code: str) -> None:
        grid = atlas.named(code, now)
        crew = gather_crew(rota, grid, at=now) if grid else Crew()
        for holder in (crew.a, crew.b):
            if holder and holder.presence(now) is Presence.ON_LEAVE:
                _hand_over(handovers, assignments, crew, holder, grid_code=code, now=now)

    def end_one(id: str) -> None:
        _end(handovers, rota, handovers.get(id), now)

    each_one(sorted({said.area for said in rota.posts.all() if said.worker_id}), of_grid)
    each_one([each.id for each in handovers.open_ones()], end_one)


def _hand_over(
    handovers: Handovers,
    assignments: Assignments,
    crew: Crew,
    holder: Holder,
    *,
    grid_code: str,
    now: datetime,
) -> None:
    partner = crew.stands_in(holder, now)
    if partner is None:
        return
    hands = Hands(grid_code=grid_code, from_id=holder.worker_id, to_id=partner.worker_id)
    cause = f"{local_time(now):%Y-%m-%d}"
    cases = open_cases(assignments, grid_code, of=holder.worker_id)
    if cases and not _made(handovers, hands, cause):
        case_ids = tuple(each.id for each in cases)
        handovers.save(Handover.make(hands, cause=cause, case_ids=case_ids, auto=True, at=now))


def _made(handovers: Handovers, hands: Hands, cause: str) -> bool:
    """Tell whether he has handed over by himself, or the roster did it that day."""
    of_him = handovers.open_ones(from_id=hands.from_id)
    by_himself = any(each.hands.grid_code == hands.grid_code for each in of_him)
    return by_himself or handovers.find(handover_id(hands, cause)) is not None


def _end(handovers: Handovers, rota: Rota, handover: Handover, now: datetime) -> None:
    left = handover.hands.from_id
    first, last = local_time(handover.made_at).date(), local_time(now).date()
    shifts = gather_shifts(rota, [left], first=first, last=last).get(left, [])
    is_back = presence_in(shifts, now) is Presence.ON_DUTY
    if is_back and was_away(shifts, since=handover.made_at, until=now):
        handover.give_back(None, at=now)
        handovers.save(handover)
