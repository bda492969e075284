"""Areas of: in which grid each of some households lives now."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.records.household import Household
from services.grid.domain.territory.building import Building
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Register


def areas_of(register: Register, households: Iterable[Household], *, at: datetime) -> dict[str, str]:
    """Return the code of the grid in force, by household; that of the community where no grid is."""
    known = tuple(households)
    buildings = register.buildings.find_all({household.building_id for household in known})
    areas = {id: _area(register, building, at) for id, building in buildings.items()}
    return {each.id: areas.get(each.building_id, each.community_code) for each in known}


def _area(register: Register, building: Building, at: datetime) -> str:
    grid = grid_of_building(register.atlas, building, at=at)
    return grid.code if grid else building.community_code
