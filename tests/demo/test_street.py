import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import chain

import pytest

from demo.street import DemoStreet, make_street
from demo.street.chance import dice, spread
from demo.street.codes import Population, Relation, Sex
from demo.street.identity import check_digit

ADDRESS = re.compile(r"(填海巷|金大塘|全椒路)社区[\u4e00-\u9fff]{2,4}[1-9]\d*幢")
FORMATS = {
    "communities": ("code", r"340102998\d{3}"),
    "grids": ("code", r"340102998\d{3}J\d{3}"),
    "compounds": ("id", r"340102998\d{3}X\d{3}"),
    "buildings": ("id", r"340102998\d{3}B\d{5}"),
    "houses": ("id", r"340102998\d{3}B\d{5}-\d{2}\d{2}\d{2}"),
    "households": ("id", r"H\d{8}"),
    "people": ("id", r"P\d{8}"),
    "workers": ("id", r"W\d{4}"),
    "officers": ("id", r"W\d{4}"),
}


def fingerprint(street: DemoStreet) -> str:
    return sha256(repr(street).encode()).hexdigest()


def test_the_street_has_exactly_the_size_of_the_first_report(street):
    assert [community.name for community in street.communities] == ["填海巷", "金大塘", "全椒路"]
    assert len(street.compounds) == 31
    assert len(street.grids) == 27
    assert len(street.households) == 8_079
    assert len(street.people) == 21_000
    assert len(street.workers) == 54
    assert Counter(officer.role for officer in street.officers) == {
        "station_head": 3,
        "clerk": 6,
        "section_head": 5,
        "leader": 1,
    }


def test_a_little_more_than_1600_people_are_floating(street):
    floating = sum(person.population is Population.FLOATING for person in street.people)

    assert 1_600 < floating < 1_700


def test_the_same_seed_makes_the_same_street_and_another_seed_another(street):
    other = make_street(street.seed + 1)

    assert fingerprint(make_street(street.seed)) == fingerprint(street)
    assert replace(other, seed=street.seed) != street


def test_every_grid_has_250_to_350_households_and_some_of_all_else(street):
    households = Counter(household.grid_code for household in street.households)

    assert all(250 <= households[grid.code] <= 350 for grid in street.grids)
    assert {compound.grid_code for compound in street.compounds} == set(households)


@pytest.mark.parametrize("rows", FORMATS)
def test_codes_have_their_format_and_occur_once(street, rows):
    field, pattern = FORMATS[rows]
    codes = [getattr(row, field) for row in getattr(street, rows)]

    assert all(re.fullmatch(pattern, code) for code in codes)
    assert len(set(codes)) == len(codes)


def test_addresses_have_the_fixed_format_and_occur_once(street):
    buildings = [building.address for building in street.buildings]
    houses = [house.address for house in street.houses]

    assert all(ADDRESS.fullmatch(address) for address in buildings)
    assert all(re.fullmatch(rf"{ADDRESS.pattern}\d单元\d{{3,4}}室", address) for address in houses)
    assert len(set(buildings + houses)) == len(buildings) + len(houses)


def test_a_house_lies_in_its_building_and_is_named_after_it(street):
    buildings = {building.id: building for building in street.buildings}
    compounds = {compound.id: compound for compound in street.compounds}

    for house in street.houses:
        building = buildings[house.building_id]
        assert house.address == f"{building.address}{house.unit}单元{house.floor}{house.room:02d}室"
        assert house.id == f"{building.id}-{house.unit:02d}{house.floor:02d}{house.room:02d}"
        assert house.unit <= building.units
        assert house.floor <= building.floors
        assert house.grid_code == building.grid_code == compounds[building.compound_id].grid_code
        assert house.grid_code[:12] == building.id[:12]


def test_a_household_has_a_house_of_its_own(street):
    houses = {house.id: house for house in street.houses}

    assert len({household.house_id for household in street.households}) == len(street.households)
    for household in street.households:
        house = houses[household.house_id]
        assert (household.address, household.grid_code) == (house.address, house.grid_code)


def test_a_household_has_as_many_members_as_it_says_and_one_grown_up_head(street):
    members = {household.id: [] for household in street.households}
    for person in street.people:
        members[person.household_id].append(person)

    for household in street.households:
        head, *others = members[household.id]
        assert 1 + len(others) == household.size
        assert head.relation is Relation.HEAD
        assert head.age_on(street.as_of) >= 18
        assert all(other.relation is not Relation.HEAD for other in others)
        assert {(p.grid_code, p.population) for p in (head, *others)} == {
            (household.grid_code, household.population)
        }


def test_parents_are_at_least_18_years_older_than_their_children(street):
    heads = {person.household_id: person for person in street.people if person.relation is Relation.HEAD}

    for person in street.people:
        years = (heads[person.household_id].born - person.born).days / 365.2425
        if person.relation in {Relation.SON, Relation.DAUGHTER}:
            assert years <= -18
        if person.relation is Relation.PARENT:
            assert years >= 18


def test_ages_run_from_birth_to_105_and_every_stage_of_life_is_there(street):
    ages = [person.age_on(street.as_of) for person in street.people]

    assert min(ages) == 0
    assert 90 < max(ages) <= 105
    for low, high, least, most in [(0, 17, 0.10, 0.20), (18, 59, 0.5, 0.7), (60, 105, 0.18, 0.32)]:
        assert least < sum(low <= age <= high for age in ages) / len(ages) < most


@pytest.mark.parametrize(
    "number", ["360426199101010071", "120103198806018241", "11010519491231002X", "340102199003070010"]
)
def test_the_check_digit_is_that_of_the_standard(number):
    assert check_digit(number[:17]) == number[17]


def test_identity_numbers_are_valid_and_occur_once(street):
    for person in street.people:
        number = person.id_number
        assert re.fullmatch(r"340102\d{11}[\dX]", number)
        assert number[17] == check_digit(number[:17])
        assert number[6:14] == f"{person.born:%Y%m%d}"
        assert number[14:17] != "000"
        assert int(number[16]) % 2 == (person.sex is Sex.MALE)
    assert len({person.id_number for person in street.people}) == len(street.people)


def test_phones_are_of_the_synthetic_range_and_occur_once(street):
    staff = [worker.phone for worker in chain(street.workers, street.officers)]
    phones = [person.phone for person in street.people if person.phone]

    assert all(re.fullmatch(r"1990009\d{4}", phone) for phone in staff)
    assert all(re.fullmatch(r"199000[0-8]\d{4}", phone) for phone in phones)
    assert len(set(phones + staff)) == len(phones) + len(staff)
    assert 0.8 < len(phones) / len(street.people) < 0.95


def test_children_have_no_phone(street):
    assert all(not person.phone for person in street.people if person.age_on(street.as_of) < 10)


def test_every_grid_has_posts_a_and_b_and_every_community_a_head(street):
    workers = {worker.id: worker for worker in chain(street.workers, street.officers)}

    assert {(post.area, post.post) for post in street.posts} == {
        *((grid.code, post) for grid in street.grids for post in "AB"),
        *((community.code, "head") for community in street.communities),
    }
    assert len({post.worker_id for post in street.posts}) == len(street.posts)
    assert all(workers[post.worker_id].area == post.area for post in street.posts)


def test_workers_are_numbered_from_w0001(street):
    assert [worker.id for worker in street.workers] == [f"W{serial:04d}" for serial in range(1, 55)]


def test_a_total_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="cannot be split"):
        spread(dice(1, "any"), 100, parts=3, least=10, most=33)
