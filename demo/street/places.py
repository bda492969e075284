"""Places: where a demo case happens."""

from dataclasses import dataclass
from random import Random

from demo.street.records import Building, DemoStreet, Point

STROLL = 0.00005  # degrees, about five metres: less than a building keeps from its grid's border


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its address."""

    address: str
    point: Point


def spot_near(street: DemoStreet, grid_code: str, *, luck: Random) -> Spot:
    """Return a place in that grid, out of doors beside one of its buildings."""
    building = luck.choice([building for building in street.buildings if building.grid_code == grid_code])
    return Spot(f"{building.address}旁", _aside(building, luck))


def _aside(building: Building, luck: Random) -> Point:
    east, north = (luck.uniform(-STROLL, STROLL) for _ in range(2))
    return Point(round(building.point.longitude + east, 7), round(building.point.latitude + north, 7))
