"""Import houses: the flats of buildings that are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from services.grid.domain.territory.building import Building
from services.grid.domain.territory.house import House
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.ports import Buildings, Houses
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class HouseRow:
    """One house as it is sent: its code."""

    id: str


def import_houses(
    houses: Houses, buildings: Buildings, *, rows: Sequence[HouseRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of houses.

    Refused is one outside of the caller's areas, one whose building is unknown, and one in a unit or on a
    floor that its building has not got.
    """
    there = buildings.find_all({row.id.partition("-")[0] for row in rows})
    return keep_rows(houses, rows, partial(_standing, there), command=command)


def _standing(there: Mapping[str, Building], row: HouseRow, command: Command) -> House:
    house = House.of(row.id)
    building = there.get(house.building_id)
    command.by.require_area(building.community_code if building else house.community_code)
    if building is None:
        raise NotFound(f"没有楼栋 {house.building_id}")
    for word, number, most in (("单元", house.unit, building.units), ("楼层", house.floor, building.floors)):
        if most is not None and number > most:
            raise Invalid(f"楼栋 {building.id} 只有 {most} 个{word}，没有第 {number} 个")
    return replace(house, community_code=building.community_code)
