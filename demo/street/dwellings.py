"""Dwellings: compounds, their buildings and every house in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from random import Random

from demo.street.boundaries import Cell
from demo.street.records import Building, Compound, Grid, House, Point

# fmt: off
NAMES = (
    "幸福小区", "和平新村", "安康家园", "长青小区", "春晖花园", "金桂小区", "东风新村",
    "团结小区", "银杏花园", "康乐小区", "向阳新村", "瑞祥家园", "清和小区", "绿荫花园",
    "广福小区", "永宁新村", "荷香苑", "紫藤小区", "德润家园", "明珠小区", "梧桐花园",
    "四季苑", "兴业小区", "友谊新村", "松竹苑", "佳和小区", "润泽家园", "晨光小区",
    "枫林苑", "仁和小区", "星河花园",
)
# fmt: on

SPARE = 1.05  # houses for each household: the rest stands vacant
SITES_A_SIDE = 6  # building sites along one side of a grid
SITE_SWAY = 0.03  # share of the grid's width a site is moved at most


@dataclass(frozen=True, slots=True)
class _Design:
    """How the buildings of a compound are built; every pair is the least and the most."""

    floors: tuple[int, int]
    units: tuple[int, int]
    rooms: int
    built: tuple[int, int]


WALK_UP = _Design(floors=(5, 7), units=(2, 4), rooms=2, built=(1982, 2003))
SLAB = _Design(floors=(9, 11), units=(2, 3), rooms=2, built=(2004, 2012))
TOWER = _Design(floors=(14, 18), units=(1, 2), rooms=4, built=(2008, 2020))
DESIGNS = (WALK_UP, WALK_UP, WALK_UP, SLAB, TOWER)


@dataclass(frozen=True, slots=True)
class Ground:
    """A grid to build on, and how many households each of its compounds is to hold."""

    grid: Grid
    cell: Cell
    community_name: str
    households: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Estate:
    """A compound with everything built in it; `lived_in` are the houses that have a household."""

    compound: Compound
    buildings: tuple[Building, ...]
    houses: tuple[House, ...]
    lived_in: tuple[House, ...]


def build(luck: Random, grounds: list[Ground]) -> Iterator[Estate]:
    """Build the compounds of all grids, in order. Serial numbers run through a community."""
    names = iter(NAMES)
    serials: dict[str, int] = {}
    for ground in grounds:
        sites = _sites(luck, ground.cell)
        share = len(sites) // len(ground.households)
        for number, households in enumerate(ground.households):
            first = serials.get(ground.grid.community_code, 1)
            plot = _Plot(ground, next(names), sites[number * share : (number + 1) * share], first)
            estate = _estate(luck, plot, households)
            serials[ground.grid.community_code] = first + len(estate.buildings)
            yield estate


@dataclass(frozen=True, slots=True)
class _Plot:
    """The part of a grid that one compound stands on, and the serial of its first building."""

    ground: Ground
    name: str
    sites: list[Point]
    first_serial: int


def _sites(luck: Random, cell: Cell) -> list[Point]:
    steps = [step / (SITES_A_SIDE - 1) for step in range(SITES_A_SIDE)]
    return [cell.at(_near(luck, across), _near(luck, along)) for across in steps for along in steps]


def _near(luck: Random, share: float) -> float:
    return min(1, max(0, share + luck.uniform(-SITE_SWAY, SITE_SWAY)))


def _estate(luck: Random, plot: _Plot, households: int) -> Estate:
    compound = _compound(plot)
    buildings = tuple(_buildings(luck, plot, compound, ceil(households * SPARE)))
    houses = tuple(house for building in buildings for house in _houses(building))
    lived_in = sorted(luck.sample(range(len(houses)), households))
    return Estate(compound, buildings, houses, tuple(houses[place] for place in lived_in))


def _compound(plot: _Plot) -> Compound:
    grid = plot.ground.grid
    return Compound(
        id=f"{grid.community_code}X{NAMES.index(plot.name) + 1:03d}",
        name=plot.name,
        community_code=grid.community_code,
        grid_code=grid.code,
    )


def _buildings(luck: Random, plot: _Plot, compound: Compound, wanted: int) -> Iterator[Building]:
    design = luck.choice(DESIGNS)
    built = luck.randint(*design.built)
    number, room_for = 0, 0
    sites = luck.sample(plot.sites, len(plot.sites))
    while room_for < wanted:
        building = Building(
            id=f"{compound.community_code}B{plot.first_serial + number:05d}",
            compound_id=compound.id,
            grid_code=compound.grid_code,
            address=f"{plot.ground.community_name}社区{compound.name}{number + 1}幢",
            point=sites[number],
            floors=luck.randint(*design.floors),
            units=luck.randint(*design.units),
            rooms=design.rooms,
            built=built,
        )
        yield building
        number += 1
        room_for += building.floors * building.units * building.rooms


def _houses(building: Building) -> Iterator[House]:
    for unit in range(1, building.units + 1):
        for floor in range(1, building.floors + 1):
            for room in range(1, building.rooms + 1):
                yield House(
                    id=f"{building.id}-{unit:02d}{floor:02d}{room:02d}",
                    building_id=building.id,
                    grid_code=building.grid_code,
                    address=f"{building.address}{unit}单元{floor}{room:02d}室",
                    unit=unit,
                    floor=floor,
                    room=room,
                )
