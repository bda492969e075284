from services.grid.domain.records.person import Population, Relation
from services.grid.usecases.records.import_households import HouseholdRow, import_households
from services.grid.usecases.records.import_people import PersonRow, import_people
from tests.fakes import FakeSealer
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    a_building,
    a_command,
    a_household,
    a_person,
)
from tests.grid.fakes import FakeBuildings, FakeRecords

ELSEWHERE_TOO = a_command(areas=frozenset({COMMUNITY, ELSEWHERE}))


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
