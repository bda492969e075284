"""Hand over: a worker who will be away gives what he has to another."""

from dataclasses import dataclass

from services.grid.domain.posts.duty import Crew, Holder, Presence
from services.grid.domain.posts.handover import Handover, Hands, Item, handover_id
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.open_cases import open_cases
from services.grid.usecases.posts.ports import DueVisits, Handovers, Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class HandoverDesk:
    """What it takes to hand over: what somebody has to do, and who is there."""

    handovers: Handovers
    assignments: Assignments
    visits: DueVisits
    atlas: Atlas
    rota: Rota


@dataclass(frozen=True, kw_only=True)
class HandoverWish:
    """In which grid, who leaves (if not the caller), to whom (if not his partner), and what beside cases."""

    grid_code: str
    from_id: str | None
    to_id: str | None
    items: tuple[Item, ...]


def hand_over(desk: HandoverDesk, *, wish: HandoverWish, command: Command) -> Handover:
    """Hand over every open case that he has in the grid, visits that are due, keys and papers in words.

    Refused: a grid that is not in force or not the caller's, another's cases unless the caller heads the
    area, people who hold no post there, a taker who is on leave, and a second time before the first is over.
    """
    hands = _hands(desk, wish, command)
    known = desk.handovers.find(handover_id(hands, command.id))
    if known is not None and known.heeded(command):
        return known
    made = _make(desk, hands, wish, command)
    desk.handovers.save(made)
    return made


def _make(desk: HandoverDesk, hands: Hands, wish: HandoverWish, command: Command) -> Handover:
    code, leaver = hands.grid_code, hands.from_id
    if any(each.hands.grid_code == code for each in desk.handovers.open_ones(from_id=leaver)):
        raise Conflict("已有尚未交还的交接单")
    made = Handover.make(
        hands,
        cause=command.id,
        case_ids=tuple(each.id for each in open_cases(desk.assignments, code, of=leaver)),
        items=wish.items,
        visits=desk.visits.of(code, leaver, at=command.at),
        at=command.at,
    )
    made.heeded(command)
    return made


def _hands(desk: HandoverDesk, wish: HandoverWish, command: Command) -> Hands:
    command.by.require_area(wish.grid_code)
    grid = desk.atlas.named(wish.grid_code, command.at)
    if grid is None:
        raise NotFound(f"there is no grid {wish.grid_code} in force")
    from_id = wish.from_id or command.by.id
    if from_id != command.by.id and "station_head" not in command.by.roles:
        raise Conflict("只能交接本人的案件")
    crew = gather_crew(desk.rota, grid, at=command.at)
    leaver = _post_of(crew, from_id)
    taker = _post_of(crew, wish.to_id) if wish.to_id else crew.stands_in(leaver, command.at)
    if taker is None or taker.presence(command.at) is Presence.ON_LEAVE:
        raise Conflict("接收人不在岗：请指定替班人", {"to_id": ["请指定替班人"]})
    return Hands(grid_code=grid.code, from_id=from_id, to_id=taker.worker_id)


def _post_of(crew: Crew, worker_id: str) -> Holder:
    holder = crew.holder(worker_id)
    if holder is None:
        raise Conflict(f"{worker_id} 在该网格没有岗位")
    return holder
