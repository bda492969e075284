"""Addresses: level by level in fixed words, and found by how they begin."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.territory.address import address_keys, address_prefix, building_word
from services.grid.domain.territory.house import House
from services.grid.domain.territory.levels import NONE, Levels
from services.grid.domain.territory.unit import Compound
from services.grid.usecases.territory.get_address import get_address
from services.grid.usecases.territory.list_houses import list_houses
from services.grid.usecases.territory.ports import Gazetteer
from services.grid.usecases.territory.search_addresses import search_addresses
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, STREET, a_building, a_caller, in_force
from tests.grid.fakes import FakeAtlas, FakeBuildings, FakeHouses, FakeRecords
from tests.grid.territory.ground import FakeCommunities, a_community
from tests.grid.territory.test_importing import A_STREET

BUILDING = a_building(compound_id=f"{COMMUNITY}X001")
HOUSE = House.of(f"{BUILDING.id}-010502")
WORKER = a_caller(areas=frozenset({GRID}))
STRANGER = a_caller(areas=frozenset({ELSEWHERE}))


def a_gazetteer(**but):
    facts = {
        "streets": FakeRecords(A_STREET),
        "communities": FakeCommunities(a_community()),
        "compounds": FakeRecords(
            Compound(id=BUILDING.compound_id, name="幸福小区", community_code=COMMUNITY)
        ),
        "buildings": FakeBuildings(BUILDING),
        "houses": FakeHouses(HOUSE),
        "atlas": FakeAtlas(in_force(), at={BUILDING.point: in_force()}),
    }
    return Gazetteer(**facts | but)


def levels(id, *, caller=WORKER, **but):
    return get_address(a_gazetteer(**but), id=id, at=NOON, caller=caller)


def test_levels_stand_in_the_order_of_the_reference():
    assert [field.name for field in fields(Levels)] == [
        *("province", "city", "district", "street", "community", "grid"),
        *("compound", "building", "unit", "floor", "house"),
    ]


def test_a_house_has_all_its_levels_in_fixed_words():
    address = levels(HOUSE.id)

    assert [getattr(address, field.name) for field in fields(address)] == [
        *("安徽省", "合肥市", "瑶海区", "明光路街道", "全椒路社区", "第1网格"),
        *("幸福小区", "3幢", "1单元", "5层", "502室"),
    ]
    assert address.written == "安徽省合肥市瑶海区明光路街道全椒路社区幸福小区3幢1单元502室"


def test_what_is_not_there_is_said():
    bare = a_building(compound_id=None, address="明光路12号")

    address = levels(bare.id, buildings=FakeBuildings(bare), streets=FakeRecords(), atlas=FakeAtlas())

    assert {getattr(address, field.name) for field in fields(address)} == {NONE, "全椒路社区"}
    with pytest.raises(ValueError, match="unit"):
        Levels(unit="")


def test_an_address_is_shown_to_those_who_have_something_to_do_in_its_community():
    for area in (GRID, COMMUNITY, STREET):
        assert levels(HOUSE.id, caller=a_caller(areas=frozenset({area})))
    with pytest.raises(NotAllowed):
        levels(HOUSE.id, caller=STRANGER)
    with pytest.raises(NotFound):
        levels("nowhere")


@pytest.mark.parametrize(
    ("address", "word"),
    [("全椒路社区幸福小区三号楼", "3幢"), ("幸福小区A座", "A幢"), ("明光路12号", None), ("", None)],
)
def test_the_building_of_an_address_has_its_fixed_word(address, word):
    assert building_word(address) == word


NAMES = ["全椒路社区幸福小区3幢", "全椒路社区幸福小区13幢", "全椒路社区幸福里3幢", "全椒路社区长青小区3幢"]
TOWN = [a_building(id=f"{COMMUNITY}B{number:05}", address=name) for number, name in enumerate(NAMES, 1)]
THEIRS = a_building(
    id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE, address="填海巷社区幸福小区3幢", grid_code=None
)


def search(begins, *, limit=10, caller=WORKER):
    communities = FakeCommunities(a_community(), a_community(id=ELSEWHERE))
    found = search_addresses(
        FakeBuildings(*TOWN, THEIRS), communities, begins=begins, limit=limit, caller=caller
    )
    return [building.address for building in found.items], found.complete


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ("幸福", NAMES[:3]),
        ("全椒路社区幸福小", NAMES[:2]),
        ("幸福小区3", NAMES[:1]),
        ("合肥市瑶海区全椒路社区 幸福小区 三号楼", NAMES[:1]),
        ("幸福小区3号楼1单元", NAMES[:1]),
        ("长", NAMES[3:]),
        ("填海巷", []),
        ("小区", []),
    ],
)
def test_buildings_are_found_by_how_their_address_begins(begins, found):
    assert search(begins) == (found, True)


def test_only_buildings_of_the_callers_communities_are_found():
    assert search("幸福", caller=STRANGER) == ([THEIRS.address], True)
    everywhere = a_caller(areas=frozenset({STREET}))
    assert search("幸福", caller=everywhere) == ([*NAMES[:3], THEIRS.address], True)
    assert search("幸福", caller=a_caller(areas=frozenset())) == ([], True)


def test_a_search_says_that_there_are_more():
    assert search("幸福", limit=2) == (NAMES[:2], False)


@pytest.mark.parametrize("begins", ["  ", "、", " /"])
def test_a_search_for_nothing_is_refused(begins):
    with pytest.raises(Invalid):
        search(begins)


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.integers(1, 20))
def test_every_beginning_of_a_key_finds_its_building(name, length):
    for key in address_keys(name):
        begins = key[:length]
        assert any(each.startswith(address_prefix(begins)) for each in address_keys(name))


def test_houses_are_listed_page_by_page():
    houses = [House.of(f"{BUILDING.id}-01010{room}") for room in range(1, 6)]
    store = FakeHouses(*houses, House.of(f"{COMMUNITY}B00002-010101"))

    def page(after):
        return list_houses(
            store, FakeBuildings(BUILDING), building_id=BUILDING.id, after=after, limit=2, caller=WORKER
        )

    first = page(None)
    second, third = page(first.next), page(page(first.next).next)

    assert [*first.items, *second.items, *third.items] == houses
    assert third.next is None
    with pytest.raises(NotFound):
        list_houses(store, FakeBuildings(), building_id="B", after=None, limit=2, caller=WORKER)
    with pytest.raises(NotAllowed):
        list_houses(
            store, FakeBuildings(BUILDING), building_id=BUILDING.id, after=None, limit=2, caller=STRANGER
        )
