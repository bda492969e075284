"""Accept a handover: everything on the list was received."""

from services.grid.domain.posts.handover import Handover
from services.grid.usecases.posts.ports import Handovers
from shared.kernel.command import Command


def accept_handover(handovers: Handovers, *, handover_id: str, command: Command) -> Handover:
    """Confirm it; refused is anybody but who takes over, a second time, and after the return."""
    handover = handovers.get(handover_id)
    if not handover.heeded(command):
        handover.accept(command.by.id, at=command.at)
        handovers.save(handover)
    return handover
