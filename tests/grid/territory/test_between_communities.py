"""Ground that passes from one community to another, and all that lies on it, in any order and twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from services.grid.domain.assignments.held import State
from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.division import Division
from services.grid.domain.territory.map_change import LINGER
from services.grid.usecases.assignments.grid_tasks import grid_tasks
from services.grid.usecases.facilities.get_facility import get_facility
from services.grid.usecases.territory.check_cover import check_cover
from services.grid.usecases.territory.export_grids import export_grids
from services.grid.usecases.territory.get_grid import get_grid
from services.grid.usecases.territory.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.territory.import_houses import HouseRow, import_houses
from services.grid.usecases.visits.get_visit_plan import get_visit_plan
from shared.events.grid_territory import GridsReorganised
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeRepository
from tests.grid.builders import COMMUNITY, ELSEWHERE, STREET, a_caller, a_command
from tests.grid.fakes import a_rota
from tests.grid.territory.ground import (
    EXPERT,
    J1,
    J2,
    J3,
    LEFT,
    LOWER_RIGHT,
    UPPER_RIGHT,
    block,
    new,
    redraw,
    within,
)
from tests.grid.territory.test_resettling import MERGED, NOW, SPLIT, orders_of, tell_all
from tests.grid.territory.town import HALL, HOME, Q1, Q2, Town

HOUR = timedelta(hours=1)
MOVED = {
    "building": (Q2, ELSEWHERE),
    "house": ELSEWHERE,
    "household": ELSEWHERE,
    "person": ELSEWHERE,
    "tags": {ELSEWHERE},
    "hazard": (Q2, ELSEWHERE),
    "dispute": (Q2, ELSEWHERE),
    "facility": (Q2, ELSEWHERE),
    "plan": (Q2, ELSEWHERE),
    "duplicate": {Q2, J1},
    "request": Q2,
    "line": Q2,
}


def filled(town):
    """Let everything happen in the corner that a change may have to move."""
    for name, (_, tell) in STORY.items():
        if name not in {"split", "pass on"}:
            tell(town)
    return town


# As in test_resettling: what is told, and what must have been heard before it.
STORY = {
    "split": ((), lambda town: town.split()),
    "pass on": (("split",), lambda town: town.pass_on()),
    "plain": ((), lambda town: town.accept("plain")),
    "south": ((), lambda town: town.accept("south", spot=(3, 1))),
    "hall": ((), lambda town: town.accept("hall", spot=None, building="长青小区9号楼")),
    "home": ((), lambda town: town.accept("home", spot=None, household_id=HOME)),
    "given": ((), lambda town: town.accept("given", spot=None)),
    "given, transfer": ((), lambda town: town.transfer("given", J2)),
    "signed": ((), lambda town: town.accept("signed")),
    "signed, signature": (("signed",), lambda town: town.sign("signed", "W0002")),
    "again": ((), lambda town: town.accept("again")),
    "again, end": ((), lambda town: town.close("again")),
    "again, reopened": ((), lambda town: town.reopen("again", None)),
    "hazard": ((), lambda town: town.find_hazard()),
    "dispute": ((), lambda town: town.register_dispute()),
    "facility": ((), lambda town: town.register_facility()),
    "duplicate": ((), lambda town: town.find_duplicate()),
    "request": ((), lambda town: town.request_change()),
    "line": ((), lambda town: town.say_otherwise()),
    "tag of a person": ((), lambda town: town.tag("T1", "P00000001")),
    "tag of a household": ((), lambda town: town.tag("T2", HOME)),
    "plan": ((), lambda town: town.plan()),
}
CASES = {
    "plain": (State.ASSIGNED, Q2, "W0012"),
    "south": (State.ASSIGNED, J2, "W0002"),
    "hall": (State.ASSIGNED, Q2, "W0012"),
    "home": (State.ASSIGNED, Q2, "W0012"),
    "given": (State.ASSIGNED, J2, "W0002"),
    "signed": (State.ASSIGNED, Q2, "W0002"),
}


@settings(deadline=None, max_examples=40)
@given(orders_of(STORY, {"split": ("signed",)}))
def test_whatever_order_everything_is_told_in_and_twice_it_lies_where_the_map_has_it(names):
    town = Town()

    tell_all(town, names, STORY)
    town.settle(NOW)
    town.settle(NOW + LINGER)

    assert town.lies() == MOVED
    assert {case_id: town.stands(case_id) for case_id in CASES} == CASES
    state, grid, worker = town.stands("again")
    assert (state, grid) == (State.ASSIGNED, Q2)
    assert worker in {"W0002", "W0003", "W0012"}  # who had it before, or who is right there
    for community in (COMMUNITY, ELSEWHERE):
        assert town.ground.divisions.get(community).unsettled == ()
        assert check_cover(town.ground, community_code=community, at=NOW) == []


def test_a_part_of_a_grid_can_pass_on_too_and_the_rest_stays():
    town = filled(Town())

    town.pass_on_a_part()

    assert town.lies() == MOVED
    assert {case_id: town.stands(case_id) for case_id in CASES} == CASES
    assert town.ground.atlas.named(J2, NOW).version_no == 2
    [change] = town.ground.divisions.get(ELSEWHERE).changes[1:]
    assert {each.old: each.new for each in change.mapping} == {J2: (J2, Q2)}


def test_who_worked_in_the_old_grid_sees_nothing_of_it_from_that_moment_on():
    town = filled(Town())
    old, new_one = (a_caller(id=id, areas=frozenset({area})) for id, area in (("W0002", J2), ("W0012", Q2)))
    head = a_caller(areas=frozenset({COMMUNITY}))
    looks = [
        lambda caller: get_visit_plan(town.plans, HOME, caller=caller),
        lambda caller: get_facility(town.facilities, "facility-1", caller=caller),
    ]
    for look in looks:
        look(old)

    town.pass_on_a_part()

    for look in looks:
        look(new_one)
        for caller in (old, head):
            with pytest.raises(NotAllowed):
                look(caller)
    with pytest.raises(NotAllowed):
        grid_tasks(town.assignments, grid_code=Q2, after=None, limit=5, caller=old)
    page = grid_tasks(town.assignments, grid_code=Q2, after=None, limit=9, caller=new_one)
    assert {task.id for task in page.items} == {"plain", "hall", "home", "signed", "again"}


def test_both_communities_know_the_change_and_have_their_new_borders():
    town = Town()
    town.split()

    for _ in range(2):
        town.pass_on()

    for community, number in ((COMMUNITY, 3), (ELSEWHERE, 2)):
        division = town.ground.divisions.get(community)
        change = division.changes[-1]
        assert (change.number, change.led_as, change.settled_at) == (number, f"{COMMUNITY}/3", None)
        assert change.communities == (COMMUNITY, ELSEWHERE)
    told = [fact for fact in town.ground.divisions.facts if isinstance(fact, GridsReorganised)]
    assert [(fact.community_code, fact.codes) for fact in told[-2:]] == [(COMMUNITY, ()), (ELSEWHERE, (Q2,))]
    town.settle(NOW + LINGER)
    whole = {each.id: each.boundary for each in town.ground.communities.by_id.values()}
    survey, corner = town.ground.survey, Boundary(rings=(UPPER_RIGHT,))
    assert survey.common_ground(whole[COMMUNITY], corner) == 0
    assert survey.common_ground(whole[ELSEWHERE], corner) == survey.common_ground(corner, corner)
    shown = export_grids(
        town.ground.grids, community_code=COMMUNITY, at=NOW, coord_sys_out=CoordinateSystem.WGS_84
    )
    assert [each.code for each in shown.features] == [J1, J2]
    sheet = get_grid(town.ground.grids, town.ground.atlas, a_rota(), code=J3, at=NOW)
    assert (sheet.in_force, sheet.heirs, sheet.versions[0].valid_to) == (False, (Q2,), MERGED)


def test_before_it_comes_into_force_borders_are_the_old_ones_and_later_changes_reckon_with_it():
    town = Town()
    corner = new(J2, LOWER_RIGHT), new(Q2, UPPER_RIGHT)
    redraw(town.ground, *corner, valid_from=NOW + HOUR, with_communities=(ELSEWHERE,))
    halves = new(Q1, block(4, 0, 8, 2)), new(f"{ELSEWHERE}J003", block(4, 2, 8, 4))

    redraw(town.ground, *halves, community_code=ELSEWHERE, valid_from=NOW + 2 * HOUR)

    for moment in (NOW, NOW + HOUR, NOW + 2 * HOUR):
        for community in (COMMUNITY, ELSEWHERE):
            assert check_cover(town.ground, community_code=community, at=moment) == []
    assert town.ground.atlas.at(within(3, 3), NOW).code == J2
    with pytest.raises(Conflict):
        redraw(town.ground, new(J1, LEFT), valid_from=NOW + HOUR)


@pytest.mark.parametrize(
    ("grids", "but", "refusal"),
    [
        ([new(Q2, UPPER_RIGHT)], {}, Invalid),
        ([new(Q2, UPPER_RIGHT)], {"with_communities": (ELSEWHERE,)}, Invalid),
        ([new(J2, LOWER_RIGHT), new(Q2, block(2, 2, 4, 3))], {"with_communities": (ELSEWHERE,)}, Invalid),
        ([new(J2, block(2, 0, 8, 4))], {"with_communities": (ELSEWHERE,)}, Invalid),
        (
            [new(J2, LOWER_RIGHT), new(f"{STREET}009J001", UPPER_RIGHT)],
            {"with_communities": (f"{STREET}009",)},
            NotFound,
        ),
    ],
    ids=["not named", "an overlap", "a gap", "nothing left", "no community"],
)
def test_what_is_refused_changes_nothing(grids, but, refusal):
    town = Town()
    before = len(town.ground.divisions.facts)

    with pytest.raises(refusal):
        redraw(town.ground, *grids, valid_from=SPLIT, **but)

    assert len(town.ground.divisions.facts) == before


def test_it_takes_the_right_to_both_communities():
    wish = a_command("pass-on", **EXPERT | {"areas": frozenset({COMMUNITY})})

    with pytest.raises(NotAllowed):
        redraw(
            Town().ground,
            new(J2, LOWER_RIGHT),
            new(Q2, UPPER_RIGHT),
            valid_from=SPLIT,
            with_communities=(ELSEWHERE,),
            command=wish,
        )


def test_a_crash_before_the_other_community_knows_is_made_good_by_the_timer(monkeypatch):
    town = filled(Town())
    save = town.ground.divisions.save

    def crash(division):
        if division.id == ELSEWHERE:
            raise ConnectionError
        save(division)

    monkeypatch.setattr(town.ground.divisions, "save", crash)
    with pytest.raises(ConnectionError):
        town.pass_on_a_part()
    assert town.ground.atlas.at(within(3, 3), NOW).code == J2
    monkeypatch.undo()

    town.settle(NOW)

    assert town.lies() == MOVED


@pytest.mark.parametrize("store", ["people", "tags", "households", "houses"])
def test_a_crash_while_people_are_moved_is_made_good_the_next_time(monkeypatch, store):
    town = filled(Town())

    def crash(told):
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(getattr(town, store), "keep", crash)
        with pytest.raises(ConnectionError):
            town.pass_on_a_part()
    town.settle(NOW + timedelta(seconds=5))

    assert town.lies() == MOVED


def test_who_is_brought_by_the_former_map_is_moved_before_the_change_is_settled():
    town = filled(Town())
    town.pass_on_a_part()
    late = replace(town.households.by_id[HOME], community_code=COMMUNITY)
    town.households.keep([(late, a_command("late-import"))])

    town.settle(NOW + LINGER - timedelta(seconds=1))

    assert town.households.by_id[HOME].community_code == ELSEWHERE


class TestImportingAfterwards:
    """Codes are for good: the corner's building keeps its number, and belongs to who has it now."""

    @pytest.fixture
    def town(self):
        town = Town()
        town.pass_on_a_part()
        return town

    def bring(self, town, area, **but):
        point = within(3, 3)
        facts = {
            "id": HALL,
            "address": "长青小区9幢",
            "community_code": ELSEWHERE,
            "grid_code": None,
            "point": point,
        }
        return import_buildings(
            town.ground.buildings,
            town.ground.atlas,
            FakeRepository(),
            rows=[BuildingRow(**facts | but)],
            command=a_command("after-1", areas=frozenset({area})),
        )[0]

    def test_the_other_community_may_tell_it_anew_and_the_former_one_not(self, town):
        assert self.bring(town, ELSEWHERE, floors=6).ok
        assert town.ground.buildings.by_id[HALL].floors == 6
        assert not self.bring(town, COMMUNITY, community_code=COMMUNITY).ok
        assert not self.bring(town, STREET, community_code=COMMUNITY).ok
        stranger = f"{COMMUNITY}B00077"
        assert not self.bring(town, STREET, id=stranger).ok

    def test_its_houses_are_kept_by_the_other_community(self, town):
        row = HouseRow(id=f"{HALL}-010203")
        for area, granted in ((COMMUNITY, False), (ELSEWHERE, True)):
            command = a_command(f"houses-{area}", areas=frozenset({area}))
            [told] = import_houses(town.houses, town.ground.buildings, rows=[row], command=command)
            assert told.ok is granted
        assert town.houses.by_id[row.id].community_code == ELSEWHERE


def test_a_change_joins_a_division_once():
    town = Town()
    town.pass_on_a_part()
    [*_, change] = town.ground.divisions.get(COMMUNITY).changes
    other = Division(id="340102998009")

    for _ in range(2):
        other.join(change)

    assert [each.number for each in other.changes] == [1]
