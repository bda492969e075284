"""Find a standing: what the records say of a household, and where it lies."""

from datetime import datetime

from services.grid.domain.territory.place import Place
from services.grid.domain.visits.care import Care, Colour, Standing
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.records.cares_of import cares_of
from services.grid.usecases.records.ports import TagBook
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register

FIRE_HAZARD = "H02"


def find_standing(
    register: Register, hazards: HazardBook, tags: TagBook, household_id: str, *, at: datetime
) -> Standing | None:
    """Return where a household lies and why it is called on, or None where there is no such household."""
    location = find_place(register, Place(household_id=household_id), at=at)
    if location.community_code is None:
        return None
    return Standing(
        household_id=household_id,
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
        cares=(*_of_open_matters(hazards, household_id, at), *cares_of(tags, household_id, at=at)),
        by_appointment=_wants_to_be_asked(register, household_id),
    )


def _of_open_matters(hazards: HazardBook, household_id: str, at: datetime) -> tuple[Care, ...]:
    """Return the care that an open danger of fire asks for, until it is mended (§4.3)."""
    fire = {kind.code for kind in hazards.table.in_force(at).kinds if kind.fire}
    burning = hazards.hazards.open_at(household_id, fire)
    return (Care(category=FIRE_HAZARD, colour=Colour.RED),) if burning else ()


def _wants_to_be_asked(register: Register, household_id: str) -> bool:
    """Tell whether a household has said that nobody shall come without an appointment."""
    household = register.households.find_all([household_id]).get(household_id)
    return household is not None and household.particulars.value("by_appointment") == "yes"
