"""Get an address: that of a building or a house, level by level in fixed words."""

from datetime import datetime

from services.grid.domain.territory.address import building_word
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.house import House
from services.grid.domain.territory.levels import NONE, Levels
from services.grid.domain.territory.unit import STREET_DIGITS
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Gazetteer
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


def get_address(gazetteer: Gazetteer, *, id: str, at: datetime, caller: Caller) -> Levels:
    """Return the address of a building or house by its code.

    Refused: one that is unknown, and one in a community in which the caller has nothing to do.
    """
    house = gazetteer.houses.find_all([id]).get(id)
    building_id = house.building_id if house else id
    building = gazetteer.buildings.find_all([building_id]).get(building_id)
    if building is None:
        raise NotFound(f"没有楼栋或户室 {id}")
    caller.require_part_of(building.community_code)
    return _levels(gazetteer, building, house, at)


def _levels(gazetteer: Gazetteer, building: Building, house: House | None, at: datetime) -> Levels:
    community_code, compound_id = building.community_code, building.compound_id or ""
    street = gazetteer.streets.find_all([community_code[:STREET_DIGITS]]).get(community_code[:STREET_DIGITS])
    community = gazetteer.communities.find_all([community_code]).get(community_code)
    compound = gazetteer.compounds.find_all([compound_id]).get(compound_id)
    grid = grid_of_building(gazetteer.atlas, building, at=at)
    unit, floor, room = house.words if house else (NONE, NONE, NONE)
    return Levels(
        province=street.province if street else NONE,
        city=street.city if street else NONE,
        district=street.district if street else NONE,
        street=street.name if street else NONE,
        community=community.name if community else NONE,
        grid=grid.title if grid else NONE,
        compound=compound.name if compound else NONE,
        building=building_word(building.address) or NONE,
        unit=unit,
        floor=floor,
        house=room,
    )
