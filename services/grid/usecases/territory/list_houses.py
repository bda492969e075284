"""List houses: those of a building, page by page."""

from dataclasses import dataclass

from services.grid.domain.territory.house import House
from services.grid.usecases.territory.ports import Buildings, Houses
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class HousePage:
    """Some houses, by code, and the cursor of the next page."""

    items: tuple[House, ...]
    next: str | None


def list_houses(
    houses: Houses, buildings: Buildings, *, building_id: str, after: str | None, limit: int, caller: Caller
) -> HousePage:
    """Return houses of a building in a community in which the caller has something to do."""
    building = buildings.find_all([building_id]).get(building_id)
    if building is None:
        raise NotFound(f"没有楼栋 {building_id}")
    caller.require_part_of(building.community_code)
    found = houses.of_building(building_id, after=after, limit=limit + 1)
    items = tuple(found[:limit])
    return HousePage(items=items, next=items[-1].id if len(found) > limit else None)
