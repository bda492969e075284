"""Find a standing: what the records say of a household, and where it lies."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.territory.place import Place
from services.grid.domain.visits.care import Care, Colour, Standing
from services.grid.usecases.disputes.ports import Disputes
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.records.cares_of import cares_of
from services.grid.usecases.records.ports import TagBook
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register

FIRE_HAZARD, IN_DISPUTE = "H02", "M01"


@dataclass(frozen=True, kw_only=True)
class Files:
    """What tells where a household lies, what is open there and who lives there."""

    register: Register
    hazards: HazardBook
    disputes: Disputes
    tags: TagBook


def find_standing(files: Files, household_id: str, *, at: datetime) -> Standing | None:
    """Return where a household lies and why it is called on, or None where there is no such household."""
    location = find_place(files.register, Place(household_id=household_id), at=at)
    if location.community_code is None:
        return None
    return Standing(
        household_id=household_id,
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
        cares=(*_of_open_matters(files, household_id, at), *cares_of(files.tags, household_id, at=at)),
        by_appointment=_wants_to_be_asked(files.register, household_id),
    )


def _of_open_matters(files: Files, household_id: str, at: datetime) -> tuple[Care, ...]:
    """Return the cares that an open danger of fire or an open dispute asks for, until it is over (§4.3)."""
    fire = {kind.code for kind in files.hazards.table.in_force(at).kinds if kind.fire}
    open_there = {
        FIRE_HAZARD: files.hazards.hazards.open_at(household_id, fire),
        IN_DISPUTE: files.disputes.prominent_at(household_id),
    }
    return tuple(Care(category=code, colour=Colour.RED) for code, there in open_there.items() if there)


def _wants_to_be_asked(register: Register, household_id: str) -> bool:
    """Tell whether a household has said that nobody shall come without an appointment."""
    household = register.households.find_all([household_id]).get(household_id)
    return household is not None and household.particulars.value("by_appointment") == "yes"
