"""Places: where a demo case happens."""

from dataclasses import dataclass
from random import Random

from demo.street.records import Building, DemoStreet, Point

STROLL = 0.00005  # degrees, about five metres: less than a building keeps from its grid's border


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its address and the grid it lies in."""

    address: str
    point: Point
    grid_code: str


def doorstep(street: DemoStreet, luck: Random) -> Spot:
    """Return the door of a household, every household as likely as the next."""
    household = luck.choice(street.households)
    building_id, _, _ = household.house_id.partition("-")
    building = next(building for building in street.buildings if building.id == building_id)
    return Spot(household.address, building.point, household.grid_code)


def spot_near(street: DemoStreet, grid_code: str, *, luck: Random) -> Spot:
    """Return a place in that grid, out of doors beside one of its buildings."""
    building = luck.choice([building for building in street.buildings if building.grid_code == grid_code])
    return Spot(f"{building.address}旁", _aside(building, luck), grid_code)


def _aside(building: Building, luck: Random) -> Point:
    east, north = (luck.uniform(-STROLL, STROLL) for _ in range(2))
    return Point(round(building.point.longitude + east, 7), round(building.point.latitude + north, 7))
