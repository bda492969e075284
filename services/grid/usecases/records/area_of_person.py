"""Area of a person: the grid of the household in which he lives."""

from datetime import datetime

from services.grid.domain.records.person import Person
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.territory.ports import Register


def area_of_person(register: Register, person: Person, *, at: datetime) -> str:
    """Return the code of the grid in force, or of the community where no grid is."""
    households = register.households.find_all([person.household_id])
    return areas_of(register, households.values(), at=at).get(person.household_id, person.community_code)
