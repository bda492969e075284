"""Change a hazard: what all wishes about one have in common."""

from collections.abc import Callable

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.ports import Hazards
from shared.kernel.command import Command


def change_hazard(
    hazards: Hazards, hazard_id: str, *, command: Command, change: Callable[[Hazard], None]
) -> Hazard:
    """Change a hazard of the caller's areas; told twice it is changed once."""
    hazard = hazards.get(hazard_id)
    command.by.require_area(hazard.place.area)
    if not hazard.heeded(command):
        change(hazard)
        hazards.save(hazard)
    return hazard
