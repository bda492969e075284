"""Loading the territory: streets, communities, compounds, grids, buildings and houses, row by row."""

import pytest

from services.grid.domain.territory.house import House
from services.grid.domain.territory.unit import Compound, Street
from services.grid.usecases.territory.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.territory.import_communities import CommunityRow, import_communities
from services.grid.usecases.territory.import_compounds import CompoundRow, import_compounds
from services.grid.usecases.territory.import_grids import GridRow, import_grids
from services.grid.usecases.territory.import_houses import HouseRow, import_houses
from services.grid.usecases.territory.import_streets import import_streets
from shared.kernel.errors import Invalid
from tests.fakes import FakeRepository
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    INSIDE,
    LONG_AGO,
    NEXT_GRID,
    STREET,
    a_building,
    a_command,
    a_ring,
    in_force,
)
from tests.grid.fakes import FakeAtlas, FakeBuildings, FakeRecords
from tests.grid.territory.ground import J1, J2, LEFT, RIGHT, WHOLE, FakeCommunities, a_community, a_ground

ATLAS = FakeAtlas(in_force(), in_force(NEXT_GRID), at={INSIDE: in_force()})
A_STREET = Street(id=STREET, name="明光路街道", district="瑶海区", city="合肥市", province="安徽省")


def granted(outcomes):
    return [outcome.ok for outcome in outcomes]


def a_grid_row(code=J1, ring=LEFT, **but):
    facts = {
        "code": code,
        "title": "第1网格",
        "community_code": COMMUNITY,
        "parts": ((ring,),),
        "valid_from": LONG_AGO,
    }
    return GridRow(**facts | but)


def publish(ground, *rows, command=None):
    return import_grids(ground, rows=rows, command=command or a_command())


BOTH = (a_grid_row(), a_grid_row(J2, RIGHT))


def test_imported_grids_are_published_and_on_the_map_at_once():
    ground = a_ground()

    assert granted(publish(ground, *BOTH)) == [True, True]

    assert ground.atlas.named(J1, LONG_AGO).version_no == 1
    assert set(ground.grids.by_id) == {J1, J2}


def test_importing_the_same_grids_again_publishes_them_once():
    ground = a_ground()
    for command in (a_command(), a_command(), a_command("command-2")):
        assert granted(publish(ground, *BOTH, command=command)) == [True, True]

    assert len(ground.grids.facts) == 2
    assert len(ground.divisions.facts) == 1


FAR = a_ring(west=110)
OTHER = a_community(id=ELSEWHERE)


@pytest.mark.parametrize(
    "row",
    [
        a_grid_row(J2, RIGHT, community_code=ELSEWHERE),
        a_grid_row(f"{ELSEWHERE}J001", WHOLE, community_code=ELSEWHERE, parts=()),
        a_grid_row(f"{ELSEWHERE}J001", WHOLE[:-1], community_code=ELSEWHERE),
        a_grid_row(f"{ELSEWHERE}J001", FAR, community_code=ELSEWHERE),
        a_grid_row(f"{ELSEWHERE}J001", LEFT, community_code=ELSEWHERE),
        a_grid_row(f"{ELSEWHERE}X001", WHOLE, community_code=ELSEWHERE),
    ],
)
def test_a_community_whose_grids_cannot_be_is_refused_and_the_others_are_not(row):
    ground = a_ground(communities=[a_community(), OTHER])
    both = a_command(areas=frozenset({STREET}))

    first, refused, last = publish(ground, BOTH[0], row, BOTH[1], command=both)

    assert (first.ok, refused.ok, last.ok) == (True, False, True)
    assert set(ground.grids.by_id) == {J1, J2}


def test_grids_of_somebody_elses_community_are_refused():
    ground = a_ground(communities=[OTHER])

    assert granted(publish(ground, a_grid_row(f"{ELSEWHERE}J001", WHOLE, community_code=ELSEWHERE))) == [
        False
    ]


def test_a_gap_refuses_all_grids_of_its_community_with_the_reason():
    first, second = publish(a_ground(), a_grid_row(), a_grid_row(J2, LEFT))

    assert (first.ok, second.ok) == (False, False)
    assert "空隙" in first.reason
    assert first.reason == second.reason


def a_building_row(**but):
    facts = {
        "id": f"{COMMUNITY}B00001",
        "address": "全椒路社区幸福小区3幢",
        "community_code": COMMUNITY,
        "grid_code": GRID,
        "point": INSIDE,
    }
    return BuildingRow(**facts | but)


def build(buildings, *rows):
    return import_buildings(buildings, ATLAS, FakeRepository(), rows=rows, command=a_command())


@pytest.mark.parametrize("told", [GRID, None])
def test_an_imported_building_lies_in_the_grid_that_holds_its_point(told):
    buildings = FakeBuildings()

    assert granted(build(buildings, a_building_row(grid_code=told))) == [True]

    assert buildings.by_address("幸福小区3幢") == a_building()


def test_a_building_without_a_point_lies_where_it_is_told():
    buildings = FakeBuildings()

    assert granted(build(buildings, a_building_row(grid_code=NEXT_GRID, point=None))) == [True]

    assert buildings.by_id[a_building().id].grid_code == NEXT_GRID


@pytest.mark.parametrize(
    "row",
    [
        a_building_row(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE, grid_code=None),
        a_building_row(id=f"{ELSEWHERE}B00001"),
        a_building_row(id=f"{COMMUNITY}B00000"),
        a_building_row(id="B1"),
        a_building_row(grid_code=f"{COMMUNITY}J009"),
        a_building_row(grid_code=NEXT_GRID),
        a_building_row(grid_code=None, point=None),
        a_building_row(compound_id=f"{ELSEWHERE}X001"),
        a_building_row(point=type(INSIDE)(longitude=2.35, latitude=48.85)),
    ],
)
def test_a_building_that_cannot_be_is_refused_and_the_others_are_not(row):
    buildings = FakeBuildings()
    other = a_building_row(id=f"{COMMUNITY}B00002")

    assert granted(build(buildings, row, other)) == [False, True]
    assert set(buildings.by_id) == {other.id}


def test_streets_are_kept_for_who_answers_for_them():
    streets = FakeRecords()

    assert granted(import_streets(streets, rows=[A_STREET], command=a_command())) == [False]
    command = a_command(areas=frozenset({STREET}))
    assert granted(import_streets(streets, rows=[A_STREET], command=command)) == [True]
    assert streets.by_id == {STREET: A_STREET}


@pytest.mark.parametrize("code", ["", "34010299", "3401029980", "34010299X"])
def test_a_street_has_nine_digits(code):
    with pytest.raises(Invalid):
        Street(id=code, name="明光路街道", district="瑶海区", city="合肥市", province="安徽省")


def a_community_row(**but):
    return CommunityRow(**{"id": COMMUNITY, "name": "全椒路社区", "parts": ((WHOLE,),)} | but)


def test_a_community_is_kept_with_its_boundary():
    communities = FakeCommunities()

    outcomes = import_communities(
        communities,
        FakeRecords(A_STREET),
        FakeAtlas(),
        rows=[a_community_row(parts=((WHOLE[::-1],),))],
        command=a_command(),
    )

    assert granted(outcomes) == [True]
    assert communities.within(STREET) == [a_community()]
    assert communities.by_id[COMMUNITY].street_code == STREET


@pytest.mark.parametrize(
    ("row", "street", "atlas"),
    [
        (a_community_row(id=ELSEWHERE), A_STREET, FakeAtlas()),
        (a_community_row(id="34010299800"), A_STREET, FakeAtlas()),
        (a_community_row(), None, FakeAtlas()),
        (a_community_row(parts=((FAR,),)), A_STREET, FakeAtlas()),
        (a_community_row(parts=((WHOLE[:-1],),)), A_STREET, FakeAtlas()),
        (a_community_row(), A_STREET, FakeAtlas(fault="Self-intersection")),
    ],
)
def test_a_community_that_cannot_be_is_refused(row, street, atlas):
    communities, streets = FakeCommunities(), FakeRecords(*([street] if street else []))

    assert granted(import_communities(communities, streets, atlas, rows=[row], command=a_command())) == [
        False
    ]
    assert not communities.by_id


def test_compounds_lie_in_communities_that_are_known():
    compounds = FakeRecords()
    good = CompoundRow(id=f"{COMMUNITY}X001", name="幸福小区", community_code=COMMUNITY)
    rows = [
        good,
        CompoundRow(id=f"{COMMUNITY}X000", name="幸福小区", community_code=COMMUNITY),
        CompoundRow(id=f"{ELSEWHERE}X001", name="幸福小区", community_code=COMMUNITY),
        CompoundRow(id=f"{ELSEWHERE}X001", name="幸福小区", community_code=ELSEWHERE),
    ]
    command = a_command(areas=frozenset({STREET}))

    outcomes = import_compounds(compounds, FakeCommunities(a_community()), rows=rows, command=command)

    assert granted(outcomes) == [True, False, False, False]
    assert compounds.by_id == {good.id: Compound(id=good.id, name="幸福小区", community_code=COMMUNITY)}


def test_houses_stand_in_buildings_that_are_known_and_have_their_units_and_floors():
    houses, building = FakeRecords(), a_building(units=2, floors=6)
    codes = {
        f"{building.id}-010502": True,
        f"{building.id}-020601": True,
        f"{building.id}-030101": False,
        f"{building.id}-010701": False,
        f"{COMMUNITY}B00009-010101": False,
        f"{building.id}-010001": False,
        f"{building.id}-010100": False,
        building.id: False,
    }

    rows = [HouseRow(id=code) for code in codes]
    outcomes = import_houses(houses, FakeBuildings(building), rows=rows, command=a_command())

    assert granted(outcomes) == list(codes.values())
    assert houses.by_id[f"{building.id}-010502"].words == ("1单元", "5层", "502室")


def test_a_house_of_a_building_without_units_says_so():
    assert House.of(f"{COMMUNITY}B00001-000101").words == ("无", "1层", "101室")
