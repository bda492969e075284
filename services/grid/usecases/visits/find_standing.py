"""Find a standing: what the records say of a household, and where it lies."""

from datetime import datetime

from services.grid.domain.territory.place import Place
from services.grid.domain.visits.care import Standing
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register


def find_standing(register: Register, household_id: str, *, at: datetime) -> Standing | None:
    """Return where a household lies at a moment, or None where there is no such household."""
    location = find_place(register, Place(household_id=household_id), at=at)
    if location.community_code is None:
        return None
    return Standing(
        household_id=household_id,
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
    )
