"""Find a place: the surest thing that was told of it decides."""

from collections.abc import Callable
from datetime import datetime

from services.grid.domain.territory.address import address_key
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.place import FoundBy, Location, Place
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Register


def find_place(register: Register, place: Place, *, at: datetime) -> Location:
    """Return where a place is: by its household, else its address, else its coordinates.

    What leads into no grid is passed over for what does; where nothing does, the surest stays.
    """
    looks: tuple[Callable[[Register, Place, datetime], Location | None], ...] = (
        _by_household,
        _by_address,
        _by_coordinates,
    )
    surest: Location | None = None
    for look in looks:
        found = look(register, place, at)
        if found and found.grid:
            return found
        surest = surest or found
    return surest or Location()


def _by_household(register: Register, place: Place, at: datetime) -> Location | None:
    if not place.household_id:
        return None
    household = register.households.find_all([place.household_id]).get(place.household_id)
    if household is None:
        return None
    building = register.buildings.find_all([household.building_id]).get(household.building_id)
    return _in_building(register, building, FoundBy.HOUSEHOLD, at) if building else None


def _by_address(register: Register, place: Place, at: datetime) -> Location | None:
    key = address_key(place.building) if place.building else ""
    building = register.buildings.by_address(key) if key else None
    return _in_building(register, building, FoundBy.ADDRESS, at) if building else None


def _by_coordinates(register: Register, place: Place, at: datetime) -> Location | None:
    if place.point is None:
        return None
    grid = register.atlas.at(place.point, at)
    community = grid.community_code if grid else None
    return Location(found_by=FoundBy.COORDINATES, grid=grid, community_code=community)


def _in_building(register: Register, building: Building, found_by: FoundBy, at: datetime) -> Location:
    grid = grid_of_building(register.atlas, building, at=at)
    return Location(
        found_by=found_by,
        grid=grid,
        community_code=grid.community_code if grid else building.community_code,
        building_id=building.id,
    )
