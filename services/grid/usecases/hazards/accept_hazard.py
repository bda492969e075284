"""Accept a hazard as mended."""

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.change_hazard import change_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Command


def accept_hazard(book: HazardBook, hazard_id: str, *, command: Command) -> Hazard:
    """Close it, as somebody else than who mended it."""
    return change_hazard(
        book.hazards,
        hazard_id,
        command=command,
        change=lambda hazard: hazard.accept(by=command.by.id, at=command.at),
    )
