"""Return a handover: who left is back and gets back what is still open."""

from services.grid.domain.posts.handover import Handover
from services.grid.usecases.posts.ports import Handovers
from shared.kernel.command import Command
from shared.kernel.errors import NotAllowed


def return_handover(handovers: Handovers, *, handover_id: str, command: Command) -> Handover:
    """Give everything back; refused is who has no part in it nor heads the area, and a second time."""
    handover = handovers.get(handover_id)
    hands = handover.hands
    command.by.require_area(hands.grid_code)
    if command.by.id not in {hands.from_id, hands.to_id} and "station_head" not in command.by.roles:
        raise NotAllowed("只有交接双方和站长可以交还")
    if not handover.heeded(command):
        handover.give_back(command.by.id, at=command.at)
        handovers.save(handover)
    return handover
