"""Numbers of new buildings: in the order of time, one each, however many ask at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.territory.building import LAST_SERIAL, building_code
from services.grid.domain.territory.numbering import Numbering
from services.grid.usecases.territory.import_buildings import NewBuilding
from services.grid.usecases.territory.register_building import register_building
from shared.events.grid_territory import BuildingNumbered
from shared.kernel.errors import Conflict, Invalid, NotAllowed, StaleWrite
from tests.fakes import FakeRepository
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, INSIDE, NOON, a_building, a_command, in_force
from tests.grid.fakes import FakeAtlas, FakeBuildings

ATLAS = FakeAtlas(in_force(), at={INSIDE: in_force()})


def a_new_building(**but):
    facts = {"address": "幸福小区9幢", "community_code": COMMUNITY, "grid_code": None, "point": INSIDE}
    return NewBuilding(**facts | but)


def register(buildings, numberings, *, command=None, **but):
    return register_building(
        buildings, numberings, ATLAS, new=a_new_building(**but), command=command or a_command()
    )


def code(serial):
    return f"{COMMUNITY}B{serial:05}"


def test_a_new_building_gets_the_next_number_and_told_twice_it_is_one():
    buildings, numberings = FakeBuildings(a_building(id=code(41))), FakeRepository()

    for _ in range(2):
        first = register(buildings, numberings)
    second = register(buildings, numberings, address="幸福小区10幢", command=a_command("command-2"))

    assert (first.id, first.grid_code, second.id) == (code(42), GRID, code(43))
    assert set(buildings.by_id) == {code(41), code(42), code(43)}
    assert [fact.building_id for fact in numberings.facts] == [code(42), code(43)]


def test_a_crash_between_number_and_building_is_made_good_with_the_same_number():
    buildings, numberings = FakeBuildings(), FakeRepository()
    numbering = Numbering(id=COMMUNITY)
    numbering.heeded(a_command())
    numbering.hand_out(a_command().id, newest=None, at=NOON)
    numberings.save(numbering)

    assert register(buildings, numberings).id == code(1)
    assert set(buildings.by_id) == {code(1)}


def test_of_two_at_once_one_looks_again_and_gets_the_next_number():
    """The door calls the loser again, as for every stale write."""
    buildings, numberings = FakeBuildings(), FakeRepository()
    find = numberings.find

    def overtaken(id):
        numberings.find = find
        seen = find(id)
        register(buildings, numberings, address="幸福小区10幢", command=a_command("winner"))
        return seen

    numberings.find = overtaken
    with pytest.raises(StaleWrite):
        register(buildings, numberings)

    assert register(buildings, numberings).id == code(2)
    assert set(buildings.by_id) == {code(1), code(2)}


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        ({"address": "全椒路社区幸福小区3号楼"}, Conflict),
        ({"point": None}, Invalid),
        ({"grid_code": f"{COMMUNITY}J009"}, Invalid),
        ({"compound_id": f"{ELSEWHERE}X001"}, Invalid),
        ({"community_code": ELSEWHERE}, NotAllowed),
    ],
    ids=str,
)
def test_what_is_refused_uses_no_number(but, refusal):
    buildings, numberings = FakeBuildings(a_building()), FakeRepository()

    with pytest.raises(refusal):
        register(buildings, numberings, **but)

    assert (len(buildings.by_id), numberings.facts) == (1, [])


def test_after_the_last_number_there_is_none():
    buildings = FakeBuildings(a_building(id=building_code(COMMUNITY, LAST_SERIAL)))

    with pytest.raises(Conflict, match="用完"):
        register(buildings, FakeRepository())


@given(st.lists(st.one_of(st.none(), st.integers(1, 60)), max_size=30))
def test_no_number_is_given_twice_whatever_imports_bring_in_between(story):
    """None asks for a number; a serial is what an import brings."""
    numbering, taken, given_out = Numbering(id=COMMUNITY), set(), []
    for step, serial in enumerate(story):
        if serial is None:
            newest = code(max(taken)) if taken else None
            given_out.append(int(numbering.hand_out(f"wish-{step}", newest=newest, at=NOON)[-5:]))
            assert given_out[-1] == max(taken | {0}) + 1
            taken.add(given_out[-1])
        else:
            taken.add(serial)

    assert len(set(given_out)) == len(given_out)
    assert [type(fact) for fact in numbering.happened()] == [BuildingNumbered] * len(given_out)
