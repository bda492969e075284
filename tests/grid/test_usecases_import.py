import pytest

from services.grid.domain.records.person import Population, Relation
from services.grid.usecases.records.import_households import HouseholdRow, import_households
from services.grid.usecases.records.import_people import PersonRow, import_people
from services.grid.usecases.territory.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.territory.import_grids import GridRow, import_grids
from tests.fakes import FakeSealer
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    INSIDE,
    LONG_AGO,
    NEXT_GRID,
    a_building,
    a_command,
    a_grid,
    a_household,
    a_person,
    a_ring,
    in_force,
)
from tests.grid.fakes import FakeAtlas, FakeBuildings, FakeGrids, FakeRecords

ATLAS = FakeAtlas(in_force())
ELSEWHERE_TOO = a_command(areas=frozenset({COMMUNITY, ELSEWHERE}))


def a_grid_row(**but):
    ring = tuple((point.longitude, point.latitude) for point in a_ring())
    facts = {
        "code": GRID,
        "title": "第1网格",
        "community_code": COMMUNITY,
        "boundary": (ring,),
        "valid_from": LONG_AGO,
        "predecessors": frozenset(),
    }
    return GridRow(**facts | but)


def publish(grids, *rows, atlas=None, command=None):
    return import_grids(grids, atlas or FakeAtlas(), rows=rows, command=command or a_command())


def test_an_imported_grid_is_published_and_the_map_is_drawn_anew():
    grids, atlas = FakeGrids(), FakeAtlas()

    [outcome] = publish(grids, a_grid_row(), atlas=atlas)

    assert outcome.ok
    assert grids.find(GRID).versions == a_grid(at=a_command().at).versions
    assert atlas.renewed == 1


def test_importing_the_same_grids_twice_publishes_them_once():
    grids = FakeGrids()
    for command in (a_command(), a_command(), a_command("command-2")):
        publish(grids, a_grid_row(), command=command)

    assert len(grids.facts) == 1


FAR = tuple((point.longitude, point.latitude) for point in a_ring(west=110))


@pytest.mark.parametrize(
    "row",
    [
        a_grid_row(code=f"{ELSEWHERE}J001", community_code=ELSEWHERE),
        a_grid_row(community_code=ELSEWHERE),
        a_grid_row(code="340102998001X001"),
        a_grid_row(boundary=()),
        a_grid_row(boundary=(((117.0, 31.0), (117.1, 31.0), (117.0, 31.0)),)),
        a_grid_row(boundary=(FAR,)),
    ],
)
def test_a_grid_that_cannot_be_is_refused_and_the_others_are_not(row):
    grids = FakeGrids()

    refused, granted = publish(grids, row, a_grid_row(code=NEXT_GRID))

    assert (refused.ok, granted.ok) == (False, True)
    assert set(grids.by_id) == {NEXT_GRID}


def test_a_shape_that_crosses_itself_is_refused_with_the_reason():
    [outcome] = publish(FakeGrids(), a_grid_row(), atlas=FakeAtlas(fault="Self-intersection"))

    assert "Self-intersection" in outcome.reason


def a_building_row(**but):
    facts = {
        "id": f"{COMMUNITY}B00001",
        "address": "全椒路社区幸福小区3幢",
        "community_code": COMMUNITY,
        "grid_code": GRID,
        "longitude": INSIDE.longitude,
        "latitude": INSIDE.latitude,
    }
    return BuildingRow(**facts | but)


def test_an_imported_building_is_kept():
    buildings = FakeBuildings()

    [outcome] = import_buildings(buildings, ATLAS, rows=[a_building_row()], command=a_command())

    assert outcome.ok
    assert buildings.by_address("幸福小区3幢") == a_building()


@pytest.mark.parametrize(
    "row",
    [
        a_building_row(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE, grid_code=None),
        a_building_row(id=f"{ELSEWHERE}B00001"),
        a_building_row(grid_code=NEXT_GRID),
        a_building_row(grid_code=None, longitude=None, latitude=None),
        a_building_row(longitude=2.35, latitude=48.85),
    ],
)
def test_a_building_that_cannot_be_is_refused_and_the_others_are_not(row):
    buildings = FakeBuildings()
    other = a_building_row(id=f"{COMMUNITY}B00002")

    refused, granted = import_buildings(buildings, ATLAS, rows=[row, other], command=a_command())

    assert (refused.ok, granted.ok) == (False, True)
    assert set(buildings.by_id) == {other.id}


def a_household_row(**but):
    facts = {
        "id": "H00000001",
        "house_id": f"{COMMUNITY}B00001-010101",
        "building_id": f"{COMMUNITY}B00001",
        "members": 3,
    }
    return HouseholdRow(**facts | but)


THERE = a_building(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE)


def move_in(households, *rows, command=None):
    buildings = FakeBuildings(a_building(), THERE)
    return import_households(households, buildings, rows=rows, command=command or a_command())


def test_an_imported_household_is_of_its_buildings_community():
    households = FakeRecords()

    assert move_in(households, a_household_row())[0].ok
    assert households.by_id == {"H00000001": a_household()}


def test_a_household_without_a_building_or_in_another_area_is_refused():
    households = FakeRecords()

    outcomes = move_in(
        households, a_household_row(building_id="nowhere"), a_household_row(building_id=THERE.id)
    )

    assert [outcome.ok for outcome in outcomes] == [False, False]
    assert not households.by_id


def test_a_household_is_not_taken_out_of_another_area():
    theirs = a_household(building_id=THERE.id, community_code=ELSEWHERE)
    households = FakeRecords(theirs)

    assert not move_in(households, a_household_row())[0].ok
    assert households.by_id == {"H00000001": theirs}
    assert move_in(households, a_household_row(), command=ELSEWHERE_TOO)[0].ok


def a_person_row(**but):
    facts = {
        "id": "P00000001",
        "household_id": "H00000001",
        "relation": Relation.HEAD,
        "population": Population.FLOATING,
        "name": "王小明",
        "id_number": "11010519491231002x",
        "phone": "13800001234",
    }
    return PersonRow(**facts | but)


def register(people, *rows, command=None):
    households = FakeRecords(a_household(), a_household(id="H00000002", community_code=ELSEWHERE))
    return import_people(people, households, FakeSealer(), rows=rows, command=command or a_command())


def test_what_names_a_person_is_sealed():
    people = FakeRecords()

    assert register(people, a_person_row())[0].ok

    [person] = people.by_id.values()
    assert person.population is Population.FLOATING
    assert person.name == FakeSealer().seal("王小明", about="person.name")
    assert person.id_number == FakeSealer().seal("11010519491231002X", about="person.id_number")
    assert not {"王小明", "11010519491231002X", "13800001234"} & set(str(person).replace("'", " ").split())


def test_the_same_number_has_the_same_fingerprint_however_it_is_typed():
    people = FakeRecords()

    register(people, a_person_row(), a_person_row(id="P00000002", id_number="11010519491231002X"))

    first, second = people.by_id.values()
    assert first.id_fingerprint == second.id_fingerprint


def test_not_everybody_has_a_number_or_a_phone():
    people = FakeRecords()

    register(people, a_person_row(id_number=None, phone=None))

    [person] = people.by_id.values()
    assert (person.id_number, person.id_fingerprint, person.phone) == (None, None, None)


def test_a_person_of_no_household_or_of_another_area_is_refused():
    people = FakeRecords()

    outcomes = register(people, a_person_row(household_id="H404"), a_person_row(household_id="H00000002"))

    assert [outcome.ok for outcome in outcomes] == [False, False]
    assert not people.by_id


def test_a_person_is_not_taken_out_of_another_area():
    people = FakeRecords(a_person(community_code=ELSEWHERE))

    assert not register(people, a_person_row())[0].ok
    assert register(people, a_person_row(), command=ELSEWHERE_TOO)[0].ok


def test_what_names_a_person_is_not_in_what_a_row_prints():
    printed = repr(a_person_row())

    assert not any(secret in printed for secret in ("王小明", "11010519491231002x", "13800001234"))


def test_a_person_with_a_number_that_cannot_be_right_is_refused_and_the_number_not_repeated():
    people = FakeRecords()

    outcomes = register(people, a_person_row(id_number="340102199003070011"), a_person_row(id="P00000002"))

    assert [outcome.ok for outcome in outcomes] == [False, True]
    assert "340102199003070011" not in outcomes[0].reason
    assert set(people.by_id) == {"P00000002"}
