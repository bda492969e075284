"""Assembly: the street put together, part by part."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from demo.street.boundaries import Cell, make_cells, outline
from demo.street.chance import dice, spread
from demo.street.dwellings import Ground, build
from demo.street.records import Community, DemoStreet, Grid, Street
from demo.street.residents import make_households, make_people
from demo.street.staff import Personnel, fill_posts

AS_OF = date(2026, 1, 1)
STREET = Street(code="340102998", name="明光路街道", district="瑶海区", city="合肥市", province="安徽省")
COMMUNITY_NAMES = ("填海巷", "金大塘", "全椒路")
COMPOUNDS_OF = (10, 10, 11)

HOUSEHOLDS, PEOPLE, FLOATING = 8_079, 21_000, 1_620
FEWEST, MOST = 255, 345  # households of a grid

Cells = Sequence[Sequence[Cell]]


def make_street(seed: int = 1) -> DemoStreet:
    """Make the whole street; the same seed makes the same street."""
    cells = make_cells(dice(seed, "boundaries"))
    communities = tuple(_communities(cells))
    grounds = list(_grounds(seed, communities, cells))
    grids, estates = tuple(ground.grid for ground in grounds), list(build(dice(seed, "dwellings"), grounds))
    lived_in = [house for estate in estates for house in estate.lived_in]
    households = make_households(dice(seed, "households"), lived_in, people=PEOPLE, floating=FLOATING)
    personnel = Personnel(dice(seed, "staff"))
    workers, officers = personnel.workers(grids), personnel.officers(STREET, communities)
    return DemoStreet(
        seed=seed,
        as_of=AS_OF,
        street=STREET,
        communities=communities,
        grids=grids,
        compounds=tuple(estate.compound for estate in estates),
        buildings=tuple(building for estate in estates for building in estate.buildings),
        houses=tuple(house for estate in estates for house in estate.houses),
        households=households,
        people=tuple(make_people(dice(seed, "people"), households, as_of=AS_OF)),
        workers=workers,
        officers=officers,
        posts=tuple(fill_posts(workers, officers)),
    )


def _communities(cells: Cells) -> Iterator[Community]:
    for serial, (name, own_cells) in enumerate(zip(COMMUNITY_NAMES, cells, strict=True), start=1):
        ring = outline([cell.ring for cell in own_cells])
        yield Community(code=f"{STREET.code}{serial:03d}", name=name, street_code=STREET.code, ring=ring)


def _grounds(seed: int, communities: Sequence[Community], cells: Cells) -> Iterator[Ground]:
    luck = dice(seed, "compounds")
    households = iter(
        spread(luck, HOUSEHOLDS, parts=sum(len(part) for part in cells), least=FEWEST, most=MOST)
    )
    for community, own_cells, compounds in zip(communities, cells, COMPOUNDS_OF, strict=True):
        doubled = luck.sample(range(len(own_cells)), compounds - len(own_cells))
        for place, cell in enumerate(own_cells):
            shares = _halves(luck, next(households), parts=2 if place in doubled else 1)
            yield Ground(_grid(community, place + 1, cell), cell, community.name, shares)


def _halves(luck: Random, households: int, *, parts: int) -> tuple[int, ...]:
    return tuple(spread(luck, households, parts=parts, least=households // 3, most=households))


def _grid(community: Community, serial: int, cell: Cell) -> Grid:
    return Grid(
        code=f"{community.code}J{serial:03d}",
        name=f"{community.name}第{serial}网格",
        community_code=community.code,
        ring=cell.ring,
    )
