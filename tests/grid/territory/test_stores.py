"""What the stores of the territory promise; the stand-ins of the other tests promise the same."""

from dataclasses import replace
from datetime import timedelta

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.domain.territory.division import Division
from services.grid.domain.territory.house import House
from services.grid.domain.territory.map_change import Border, Cut, Drawn
from services.grid.domain.territory.offset import Offset, Suspicion
from services.grid.domain.territory.unit import Compound
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.territory.buildings import MongoBuildings
from services.grid.store.territory.communities import MongoCommunities
from services.grid.store.territory.compounds import MongoCompounds
from services.grid.store.territory.divisions import MongoDivisions
from services.grid.store.territory.grids import MongoGrids
from services.grid.store.territory.houses import MongoHouses
from services.grid.store.territory.inhabited import MongoInhabited
from services.grid.store.territory.streets import MongoStreets
from services.grid.store.territory.watches import MongoWatches
from shared.kernel.coordinates import CoordinateSystem
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    LONG_AGO,
    NEXT_GRID,
    NOON,
    STREET,
    a_building,
    a_command,
    a_grid,
    a_household,
    an_outline,
)
from tests.grid.fakes import FakeBuildings, FakeGrids, FakeHouses, FakeRecords
from tests.grid.territory.ground import FakeCommunities, FakeDivisions, a_community, block
from tests.grid.territory.test_importing import A_STREET
from tests.grid.territory.test_offsets import FakeWatches
from tests.shared.queries import explained, watched
from tests.stores import either, real

FIRST = a_command("command-1")

grids = either(FakeGrids, MongoGrids)
divisions = either(FakeDivisions, MongoDivisions)
buildings = either(FakeBuildings, MongoBuildings)
communities = either(FakeCommunities, MongoCommunities)
streets = either(FakeRecords, MongoStreets)
compounds = either(FakeRecords, MongoCompounds)
houses = either(FakeHouses, MongoHouses)
watches = either(FakeWatches, MongoWatches)
households = real(MongoHouseholds)


TWO_PARTS = Boundary.of([(block(0, 0, 3, 3), block(1, 1, 2, 2)), (block(3, 3, 4, 4),)])


def a_division(code=COMMUNITY, *, valid_from=NOON, changes=1):
    division = Division(id=code)
    for number in range(changes):
        outline = an_outline(
            valid_from=valid_from + timedelta(days=number), coord_sys_in=CoordinateSystem.GCJ_02, households=3
        )
        drawn = Drawn(
            cuts=tuple(Cut(code=f"{code}J00{each}", outline=outline) for each in (1, 2)),
            mapping={f"{code}J001": frozenset({f"{code}J001", f"{code}J002"})},
            borders=(Border(community_code=code, boundary=TWO_PARTS),),
        )
        division.reorganise(
            drawn,
            reason="人口增加",
            by="O0001",
            command_id=f"cut-{number}",
            at=LONG_AGO,
        )
    return division


def test_a_division_comes_back_with_all_its_changes(divisions):
    division = a_division(changes=2)
    divisions.save(division)

    kept = divisions.get(COMMUNITY)

    assert kept.changes == division.changes
    assert kept.made_by("cut-1").number == 2
    kept.settle(1, at=NOON)
    divisions.save(kept)
    assert [change.settled_at for change in divisions.get(COMMUNITY).changes] == [NOON, None]


def test_a_division_is_due_when_a_change_comes_into_force_until_it_is_settled(divisions):
    divisions.save(a_division())
    divisions.save(a_division(ELSEWHERE, valid_from=NOON + timedelta(days=1)))

    assert divisions.due(NOON - timedelta(seconds=1)) == []
    assert divisions.due(NOON) == [COMMUNITY]
    division = divisions.get(COMMUNITY)
    division.settle(1, at=NOON)
    divisions.save(division)
    assert divisions.due(NOON) == []


def test_the_grids_of_a_community_are_all_that_it_has_or_had(grids):
    mine = a_grid(GRID, an_outline(together=frozenset({GRID}), predecessors=frozenset({NEXT_GRID})))
    for grid in (mine, a_grid(NEXT_GRID), a_grid(f"{ELSEWHERE}J001")):
        grids.save(grid)

    found = {grid.id: grid for grid in grids.of_community(COMMUNITY)}

    assert set(found) == {GRID, NEXT_GRID}
    assert found[GRID].versions == mine.versions


def test_units_of_the_territory_come_back_as_they_were(streets, communities, compounds, houses):
    compound = Compound(id=f"{COMMUNITY}X001", name="幸福小区", community_code=COMMUNITY)
    house = House.of(f"{COMMUNITY}B00001-010502")
    there = ((streets, A_STREET), (communities, a_community()), (compounds, compound), (houses, house))
    for store, unit in there:
        store.keep([(unit, FIRST)])

    assert [store.find_all([unit.id]) for store, unit in there] == [{unit.id: unit} for _, unit in there]


def test_the_communities_within_an_area_are_found_by_code(communities):
    other, far = a_community(id=ELSEWHERE, boundary=None), a_community(id="340102999001")
    communities.keep([(each, FIRST) for each in (other, far, a_community())])

    assert communities.within(STREET) == [a_community(), other]
    assert communities.within(ELSEWHERE) == [other]
    assert communities.within("34010299") == [a_community(), other, far]
    assert communities.within("11") == []


def test_buildings_are_found_by_their_grid_and_moved_to_another(buildings):
    here, there = a_building(floors=6), a_building(id=f"{COMMUNITY}B00002", grid_code=NEXT_GRID)
    buildings.keep([(here, FIRST), (there, FIRST)])

    assert buildings.in_grids([GRID]) == [here]
    assert buildings.in_grids([]) == []
    buildings.relocate([replace(here, grid_code=NEXT_GRID), replace(there, grid_code=None)])
    buildings.relocate([])

    assert buildings.in_grids([GRID]) == []
    assert buildings.in_grids([None]) == [replace(there, grid_code=None)]
    assert buildings.find_all([here.id, there.id]) == {
        here.id: replace(here, grid_code=NEXT_GRID),
        there.id: replace(there, grid_code=None),
    }


def test_a_building_that_another_community_has_now_is_found_there_by_its_address(buildings):
    building = a_building()
    buildings.keep([(building, FIRST)])

    buildings.relocate([replace(building, community_code=ELSEWHERE)])

    found = [buildings.beginning("幸福", community=each, limit=5) for each in (COMMUNITY, ELSEWHERE)]
    assert found == [[], [replace(building, community_code=ELSEWHERE)]]


def test_the_newest_building_of_a_community_is_that_of_the_highest_number(buildings):
    ids = [f"{COMMUNITY}B00009", f"{COMMUNITY}B00010", f"{COMMUNITY}B00002"]
    theirs = a_building(id=f"{ELSEWHERE}B00077", community_code=ELSEWHERE)
    buildings.keep([(each, FIRST) for each in (*(a_building(id=id) for id in ids), theirs)])

    assert buildings.newest_of(COMMUNITY) == f"{COMMUNITY}B00010"
    assert buildings.newest_of("340102998009") is None


def test_buildings_of_a_community_are_found_by_how_their_address_begins(buildings):
    names = [
        "全椒路社区幸福小区3幢",
        "全椒路社区幸福小区13幢",
        "全椒路社区长青小区3幢",
        "全椒路社区小幸福里1幢",
    ]
    own = [a_building(id=f"{COMMUNITY}B{number:05}", address=name) for number, name in enumerate(names, 1)]
    theirs = a_building(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE)
    buildings.keep([(each, FIRST) for each in (*own, theirs)])

    def found(key, community=COMMUNITY, limit=10):
        return {each.address for each in buildings.beginning(key, community=community, limit=limit)}

    assert found("幸福") == found("全椒路社区幸福") == set(names[:2])
    assert found("幸福小区3幢") == {names[0]}
    assert found("全") == set(names)
    assert found("福") == set()
    assert found("幸福", community=ELSEWHERE) == {theirs.address}
    assert len(found("幸福", limit=1)) == 1


def test_houses_of_a_building_are_listed_by_code(houses):
    mine = [House.of(f"{COMMUNITY}B00001-0{floor}0101") for floor in (3, 1, 2)]
    other = House.of(f"{COMMUNITY}B00002-010101")
    houses.keep([(house, FIRST) for house in (*mine, other)])

    first = houses.of_building(f"{COMMUNITY}B00001", after=None, limit=2)

    assert [house.unit for house in first] == [1, 2]
    assert [
        house.unit for house in houses.of_building(f"{COMMUNITY}B00001", after=first[-1].id, limit=2)
    ] == [3]


def test_a_watch_comes_back_and_is_listed_as_long_as_it_is_suspected(watches):
    for source in ("device-2", "device-1"):
        watch = CoordinateWatch(id=source)
        watch.judge(Offset(east=526, north=-219), positions=20, at=NOON)
        watches.save(watch)

    assert [each.id for each in watches.suspected(limit=5)] == ["device-1", "device-2"]
    kept = watches.find("device-1")
    assert (kept.suspicion, kept.metres, kept.since) == (Suspicion.NOT_CONVERTED, 570, NOON)
    kept.judge(Offset(east=0, north=0), positions=20, at=NOON)
    watches.save(kept)
    assert [each.id for each in watches.suspected(limit=5)] == ["device-2"]


def test_households_are_counted_by_building(households, database):
    where = {"H1": "B1", "H2": "B1", "H3": "B2", "H4": "B9"}
    there = [(a_household(id=id, building_id=building), FIRST) for id, building in where.items()]
    households.keep(there)
    inhabited = MongoInhabited(database)
    inhabited.prepare()

    assert inhabited.count_in_buildings(["B1", "B2", "B3"]) == {"B1": 2, "B2": 1, "B3": 0}
    assert inhabited.count_in_buildings([]) == {}
    assert inhabited.ids_in_buildings(["B1", "B3"]) == {"H1": "B1", "H2": "B1"}


def test_a_prefix_a_grid_and_a_page_of_houses_are_bounded_by_an_index(mongo_uri, database):
    with watched(mongo_uri, database.name) as (seen, queries):
        buildings, houses = MongoBuildings(seen), MongoHouses(seen)
        buildings.prepare()
        houses.prepare()
        towns = [
            a_building(id=f"{COMMUNITY}B{number:05}", address=f"第{number}小区1幢", grid_code=None)
            for number in range(1, 60)
        ]
        buildings.keep([(each, FIRST) for each in towns])
        houses.keep([(House.of(f"{each.id}-010101"), FIRST) for each in towns])
        queries.sent.clear()

        assert len(buildings.beginning("第7小区", community=COMMUNITY, limit=5)) == 1
        assert buildings.in_grids([GRID]) == []
        assert len(houses.of_building(towns[6].id, after=None, limit=5)) == 1

        for asked in queries.sent:
            stages, looked_at = explained(seen, asked)
            assert "COLLSCAN" not in stages, asked
            assert looked_at <= 2
