"""Dismiss a hazard: it was none."""

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.change_hazard import change_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Command


def dismiss_hazard(book: HazardBook, hazard_id: str, *, command: Command) -> Hazard:
    """End it, as somebody else than who reported it."""
    return change_hazard(
        book.hazards,
        hazard_id,
        command=command,
        change=lambda hazard: hazard.dismiss(by=command.by.id, at=command.at),
    )
