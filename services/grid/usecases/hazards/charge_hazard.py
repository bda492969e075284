"""Charge a hazard: say who mends it, and by when."""

from datetime import date, timedelta

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.change_hazard import change_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.calendar import local_time
from shared.kernel.command import Command


def charge_hazard(
    book: HazardBook, hazard_id: str, *, owner: str, deadline: date | None, command: Command
) -> Hazard:
    """Name the owner; without a deadline it is the one that the table proposes for its severity."""
    rules, today = book.table.in_force(command.at), local_time(command.at).date()

    def charge(hazard: Hazard) -> None:
        by = deadline or today + timedelta(days=rules.mend_within(hazard.severity))
        hazard.charge(owner, deadline=by, rules=rules, at=command.at)

    return change_hazard(book.hazards, hazard_id, command=command, change=charge)
