"""Resettle facilities: they lie in the grid that has their place since the map was cut anew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from services.grid.domain.facilities.description import Spot
from services.grid.domain.facilities.places import due_place
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.facilities.ports import Facilities
from services.grid.usecases.territory.grid_of_building import following, grid_of_building
from services.grid.usecases.territory.ports import Register
from shared.kernel.each_one import each_one
from shared.kernel.geography import Point

A_PAGE = 100


def resettle_facilities(
    facilities: Facilities, register: Register, *, codes: Iterable[str], at: datetime
) -> None:
    """Bring every facility in use of some grids to where its place lies now. Again it changes nothing."""
    for code in codes:
        after = ""
        while page := facilities.in_use_in(code, after=after, limit=A_PAGE):
            each_one([facility.id for facility in page], partial(_resettle, facilities, register, at))
            after = due_place(page[-1])


def _resettle(facilities: Facilities, register: Register, at: datetime, id: str) -> None:
    facility = facilities.get(id)
    grid = _here(register, facility.spot, at)
    spot = replace(
        facility.spot,
        grid_code=grid.code if grid else None,
        community_code=grid.community_code if grid else facility.spot.community_code,
    )
    if facility.in_use and spot != facility.spot:
        facility.move(spot, at=at)
        facilities.save(facility)


def _here(register: Register, spot: Spot, at: datetime) -> GridInForce | None:
    """Return the grid that has the place now; where nobody can tell, the only heir of the one that had it."""
    if building := register.buildings.find_all([spot.building_id or ""]).get(spot.building_id or ""):
        return grid_of_building(register.atlas, building, at=at)
    found = None
    if spot.longitude is not None and spot.latitude is not None:
        found = register.atlas.at(Point(longitude=spot.longitude, latitude=spot.latitude), at)
    return found or (following(register.atlas, spot.grid_code, at=at) if spot.grid_code else None)
