"""Hand over: a worker who will be away gives what he has to another."""

from dataclasses import dataclass

from services.grid.domain.posts.duty import Crew, Holder, Presence
from services.grid.domain.posts.handover import Handover, Hands, Item, handover_id
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.open_cases import open_cases
from services.grid.usecases.posts.ports import Handovers, Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class HandoverWish:
    """In which grid, who leaves (if not the caller), to whom (if not his partner), and what beside cases."""

    grid_code: str
    from_id: str | None
    to_id: str | None
    items: tuple[Item, ...]


def hand_over(
    handovers: Handovers,
    assignments: Assignments,
    atlas: Atlas,
    rota: Rota,
    *,
    wish: HandoverWish,
    command: Command,
) -> Handover:
    """Hand over every open case that he has in the grid, with keys and papers in words.

    Refused: a grid that is not in force or not the caller's, another's cases unless the caller heads the
    area, people who hold no post there, a taker who is on leave, and a second time before the first is over.
    """
    hands = _hands(atlas, rota, wish, command)
    known = handovers.find(handover_id(hands, command.id))
    if known is not None and known.heeded(command):
        return known
    made = _make(handovers, assignments, hands, wish, command)
    handovers.save(made)
    return made


def _make(
    handovers: Handovers, assignments: Assignments, hands: Hands, wish: HandoverWish, command: Command
) -> Handover:
    if any(each.hands.grid_code == hands.grid_code for each in handovers.open_ones(from_id=hands.from_id)):
        raise Conflict("已有尚未交还的交接单")
    cases = tuple(each.id for each in open_cases(assignments, hands.grid_code, of=hands.from_id))
    made = Handover.make(hands, cause=command.id, case_ids=cases, items=wish.items, at=command.at)
    made.heeded(command)
    return made


def _hands(atlas: Atlas, rota: Rota, wish: HandoverWish, command: Command) -> Hands:
    command.by.require_area(wish.grid_code)
    grid = atlas.named(wish.grid_code, command.at)
    if grid is None:
        raise NotFound(f"there is no grid {wish.grid_code} in force")
    from_id = wish.from_id or command.by.id
    if from_id != command.by.id and "station_head" not in command.by.roles:
        raise Conflict("只能交接本人的案件")
    crew = gather_crew(rota, grid, at=command.at)
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
