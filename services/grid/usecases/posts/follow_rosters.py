"""Follow the rosters: hand over for who is on leave and did not, and give back when he is there again."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.posts.duty import Crew, Holder, Post, Presence, presence_in, was_away
from services.grid.domain.posts.handover import Handover, Hands, handover_id
from services.grid.usecases.posts.gather_crew import gather_crew, gather_third
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.hand_over import HandoverDesk
from services.grid.usecases.posts.open_cases import open_cases
from services.grid.usecases.posts.ports import Rota
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one


def follow_rosters(desk: HandoverDesk, *, now: datetime) -> None:
    """Make the handovers that are missing, and end those whose worker is back on duty after having been away.

    A third who took over and is on leave himself hands on like the two of the grid. Of replicas that do so at
    once one wins; what one grid has wrong keeps no other waiting.
    """
    pending = desk.handovers.open_ones()

    def of_grid(code: str) -> None:
        grid = desk.atlas.named(code, now)
        crew = gather_crew(desk.rota, grid, at=now) if grid else Crew()
        for holder in (crew.a, crew.b, *_thirds(desk.rota, crew, code, pending, now)):
            if holder and holder.presence(now) is Presence.ON_LEAVE:
                _hand_over(desk, crew, holder, grid_code=code, now=now)

    def end_one(id: str) -> None:
        _end(desk, desk.handovers.get(id), now)

    each_one(sorted({said.area for said in desk.rota.posts.all() if said.worker_id}), of_grid)
    each_one([each.id for each in desk.handovers.open_ones()], end_one)


def _thirds(
    rota: Rota, crew: Crew, grid_code: str, pending: Iterable[Handover], now: datetime
) -> list[Holder]:
    """Return who has taken over in a grid without being one of its two."""
    own = {each.worker_id for each in (crew.a, crew.b) if each}
    taken = {each.hands.to_id for each in pending if each.hands.grid_code == grid_code}
    return [gather_third(rota, id, Post.A, at=now) for id in sorted(taken - own)]


def _hand_over(desk: HandoverDesk, crew: Crew, holder: Holder, *, grid_code: str, now: datetime) -> None:
    partner = crew.stands_in(holder, now)
    if partner is None:
        return
    hands = Hands(grid_code=grid_code, from_id=holder.worker_id, to_id=partner.worker_id)
    cause = f"{local_time(now):%Y-%m-%d}"
    if _made(desk, hands, cause):
        return
    cases = tuple(each.id for each in open_cases(desk.assignments, grid_code, of=holder.worker_id))
    visits = desk.visits.of(grid_code, holder.worker_id, at=now)
    if cases or visits:
        made = Handover.make(hands, cause=cause, case_ids=cases, visits=visits, auto=True, at=now)
        desk.handovers.save(made)


def _made(desk: HandoverDesk, hands: Hands, cause: str) -> bool:
    """Tell whether he has handed over by himself, or the roster did it that day."""
    of_him = desk.handovers.open_ones(from_id=hands.from_id)
    by_himself = any(each.hands.grid_code == hands.grid_code for each in of_him)
    return by_himself or desk.handovers.find(handover_id(hands, cause)) is not None


def _end(desk: HandoverDesk, handover: Handover, now: datetime) -> None:
    left = handover.hands.from_id
    first, last = local_time(handover.made_at).date(), local_time(now).date()
    shifts = gather_shifts(desk.rota, [left], first=first, last=last).get(left, [])
    is_back = presence_in(shifts, now) is Presence.ON_DUTY
    if is_back and was_away(shifts, since=handover.made_at, until=now):
        handover.give_back(None, at=now)
        desk.handovers.save(handover)
