"""Send a hazard back: it is not mended after all."""

from datetime import date

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.change_hazard import change_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Command


def send_hazard_back(book: HazardBook, hazard_id: str, *, deadline: date, command: Command) -> Hazard:
    """Have it done again by another day; the proof that was not good enough stays."""
    rules = book.table.in_force(command.at)
    return change_hazard(
        book.hazards,
        hazard_id,
        command=command,
        change=lambda hazard: hazard.send_back(
            deadline=deadline, rules=rules, by=command.by.id, at=command.at
        ),
    )
