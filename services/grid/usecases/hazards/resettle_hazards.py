"""Resettle hazards: open ones lie in the grid that has their place since the map was cut anew."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.shelves import newest_first
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Place
from services.grid.usecases.hazards.ports import Hazards
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.grid_of_building import following, grid_of_building
from services.grid.usecases.territory.ports import Register
from shared.kernel.each_one import each_one
from shared.kernel.geography import Point

A_PAGE = 100


def resettle_hazards(hazards: Hazards, register: Register, *, codes: Iterable[str], at: datetime) -> None:
    """Bring every open hazard of some grids to where its place lies now. Doing it again changes nothing.

    Owner, deadline and proofs stay; who found it, and in which grid, was told when it was found.
    """
    for code in codes:
        after = ""
        while page := hazards.open_in(code, after=after, limit=A_PAGE):
            each_one([hazard.id for hazard in page], partial(_resettle, hazards, register, at))
            after = newest_first(page[-1].found_at, page[-1].id)


def _resettle(hazards: Hazards, register: Register, at: datetime, id: str) -> None:
    hazard = hazards.get(id)
    grid = _here(register, hazard.place, at)
    code = grid.code if grid else None
    if hazard.is_open and code != hazard.place.grid_code:
        community = grid.community_code if grid else hazard.place.community_code
        hazard.move(code, community_code=community, at=at)
        hazards.save(hazard)


def _here(register: Register, place: HazardPlace, at: datetime) -> GridInForce | None:
    """Return the grid that has the place now; where nobody can tell, the only heir of the one that had it."""
    found = find_place(register, Place(household_id=place.household_id, point=_point(place)), at=at)
    if found.grid:
        return found.grid
    building = register.buildings.find_all([place.building_id or ""]).get(place.building_id or "")
    if building:
        return grid_of_building(register.atlas, building, at=at)
    return following(register.atlas, place.grid_code, at=at) if place.grid_code else None


def _point(place: HazardPlace) -> Point | None:
    if place.longitude is None or place.latitude is None:
        return None
    return Point(longitude=place.longitude, latitude=place.latitude)
