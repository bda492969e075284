"""Open work when the map is cut anew: who has it then, in whatever order grid hears of it all, and twice."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.assignments.choice import Reason
from services.grid.domain.assignments.held import State
from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.territory.map_change import LINGER
from services.grid.domain.territory.place import FoundBy, Location, Place
from services.grid.usecases.assignments.dispatch_case import dispatch_case
from services.grid.usecases.assignments.end_assignment import end_assignment
from services.grid.usecases.assignments.note_signature import note_signature
from services.grid.usecases.assignments.redirect_assignment import redirect_assignment
from services.grid.usecases.assignments.return_assignment import return_assignment
from services.grid.usecases.assignments.revive_assignment import revive_assignment
from services.grid.usecases.territory.find_place import find_place
from shared.events.grid_disputes import DisputeMoved
from shared.events.grid_hazards import HazardMoved
from shared.events.intake import CaseSigned
from shared.kernel.errors import Unavailable
from shared.kernel.geography import Point
from tests.grid.builders import (
    COMMUNITY,
    NOON,
    SOUTH,
    WEST,
    a_building,
    a_command,
    a_household,
    a_shift,
    case_accepted,
    in_force,
    post_filled,
    roster_published,
)
from tests.grid.disputes.builders import FakeDisputes, a_dispute
from tests.grid.fakes import FakeAssignments, a_register, a_rota
from tests.grid.hazards.builders import FakeHazards, a_hazard
from tests.grid.territory.ground import (
    CELL,
    EXPERT,
    J1,
    J2,
    J3,
    J4,
    LOWER_RIGHT,
    UPPER_RIGHT,
    a_work,
    laid_out,
    new,
    redraw,
    settle,
    within,
)

HOUR = timedelta(hours=1)
SPLIT, MERGED, NOW = NOON - 2 * HOUR, NOON - HOUR, NOON
POSTS = {J1: "W0001", J2: "W0002", J3: "W0003", J4: "W0004"}
HOME = a_household(building_id=f"{COMMUNITY}B00001")
HALL = a_building(address="长青小区9幢", point=within(3, 3), grid_code=J2)
AN_L = tuple(
    Point(longitude=WEST + CELL * x, latitude=SOUTH + CELL * y)
    for x, y in [(0, 0), (2, 0), (2, 2), (4, 2), (4, 4), (0, 4), (0, 0)]
)


class World:
    """A community of J1 and J2, of which J2 is split into J2 and J3; then J1 and J3 become J4."""

    def __init__(self):
        self.ground = laid_out(buildings=[HALL])
        duties = [roster_published(worker, a_shift()) for worker in POSTS.values()]
        self.rota = a_rota(
            posts=[post_filled("A", worker, area=code) for code, worker in POSTS.items()], duties=duties
        )
        self.register = a_register(self.ground.atlas, buildings=[HALL], households=[HOME])
        self.assignments = FakeAssignments()
        self.hazards = FakeHazards()
        self.disputes = FakeDisputes()
        self.work = a_work(
            self.ground,
            assignments=self.assignments,
            hazards=self.hazards,
            disputes=self.disputes,
            register=self.register,
            rota=self.rota,
        )

    def split(self):
        redraw(
            self.ground,
            new(J2, LOWER_RIGHT),
            new(J3, UPPER_RIGHT),
            valid_from=SPLIT,
            command=a_command("split-1", at=NOW, **EXPERT),
        )
        settle(self.ground, self.work, at=NOW)

    def merge(self):
        merged = a_command("merge-1", at=NOW, **EXPERT)
        redraw(self.ground, new(J4, AN_L), valid_from=MERGED, command=merged)
        settle(self.ground, self.work, at=NOW)

    def settle(self, at):
        settle(self.ground, self.work, at=at)

    def accept(self, case_id, spot=(3, 3), **but):
        point = within(*spot) if spot else None
        where = {"longitude": point and point.longitude, "latitude": point and point.latitude}
        accepted = case_accepted(case_id=case_id, **where | but)
        dispatch_case(self.assignments, self.register, self.rota, accepted=accepted, at=NOW)

    def sign(self, case_id, worker_id, sequence=2):
        signed = CaseSigned(case_id=case_id, worker_id=worker_id, on_behalf_of=None, signed_at=NOW)
        note_signature(self.assignments, self.rota, signed=signed, sequence=sequence)

    def close(self, case_id, sequence=3):
        end_assignment(self.assignments, case_id=case_id, sequence=sequence, at=NOW)

    def reopen(self, case_id, worker_id, sequence=4):
        revive_assignment(
            self.assignments,
            self.register,
            self.rota,
            case_id=case_id,
            worker_id=worker_id,
            sequence=sequence,
            at=NOW,
        )

    def give_back(self, case_id, sequence=2):
        return_assignment(self.assignments, case_id=case_id, sequence=sequence, at=NOW)

    def transfer(self, case_id, unit, sequence=2):
        redirect_assignment(
            self.assignments,
            self.ground.atlas,
            self.rota,
            case_id=case_id,
            unit=unit,
            sequence=sequence,
            at=NOW,
        )

    def stands(self, case_id):
        """Return whether it is open, where it lies and who has it."""
        kept = self.assignments.get(case_id)
        if kept.state is State.ENDED:
            return (State.ENDED,)
        grid = kept.location.grid
        return kept.state, grid and grid.code, kept.holder and kept.holder.worker_id


def test_an_unsigned_case_goes_to_the_post_that_is_right_where_it_lies_now():
    world = World()
    world.accept("case-1")
    assert world.stands("case-1") == (State.ASSIGNED, J2, "W0002")

    world.split()

    kept = world.assignments.get("case-1")
    assert world.stands("case-1") == (State.ASSIGNED, J3, "W0003")
    assert kept.decision.choice.reason is Reason.A_ON_DUTY
    assert [(each.holder.worker_id, each.grid.code, each.change) for each in kept.stints] == [
        ("W0002", J2, f"{COMMUNITY}/2")
    ]
    told = world.assignments.facts[-1]
    assert (told.worker_id, told.grid_code, told.grid_version) == ("W0003", J3, 1)


def test_a_case_whose_place_stays_in_its_grid_is_not_touched():
    world = World()
    world.accept("case-1", spot=(3, 0))
    before = world.assignments.get("case-1")

    world.split()

    assert world.assignments.get("case-1") == before


def test_who_has_signed_keeps_it_and_the_credit():
    world = World()
    world.accept("case-1")
    world.sign("case-1", "W0002")

    world.split()
    world.merge()

    kept = world.assignments.get("case-1")
    assert world.stands("case-1") == (State.ASSIGNED, J4, "W0002")
    assert kept.decision.choice.reason is Reason.HAD_IT_BEFORE
    assert kept.signature.worker_id == "W0002"
    assert [each.grid.code for each in kept.stints] == [J2, J3]


def test_a_signature_that_was_under_way_brings_a_case_back():
    world = World()
    world.accept("case-1")
    world.split()
    assert world.stands("case-1") == (State.ASSIGNED, J3, "W0003")

    for _ in range(2):
        world.sign("case-1", "W0002")

    assert world.stands("case-1") == (State.ASSIGNED, J3, "W0002")
    assert [each.id for each in world.assignments.open_with("W0002", after=None, limit=5)] == ["case-1"]


def test_a_case_whose_place_nobody_knows_waits_for_the_head_when_its_grid_is_divided_and_follows_one_heir():
    world = World()
    for case_id in ("case-1", "case-2"):
        world.accept(case_id, spot=None)
    for case_id, grid in (("case-1", J1), ("case-2", J2)):
        world.transfer(case_id, grid)
    world.split()
    assert world.stands("case-2") == (State.ASSIGNED, J2, "W0002")

    world.merge()

    assert world.stands("case-1") == (State.ASSIGNED, J4, "W0004")
    assert world.stands("case-2") == (State.ASSIGNED, J2, "W0002")


def test_where_a_divided_grid_is_no_more_only_the_community_is_left():
    world = World()
    world.accept("case-1", spot=None)
    world.transfer("case-1", J2)
    parts = new(J3, LOWER_RIGHT), new(J4, UPPER_RIGHT)
    redraw(world.ground, *parts, valid_from=SPLIT, command=a_command("cut-2", at=NOW, **EXPERT))

    settle(world.ground, world.work, at=NOW)

    kept = world.assignments.get("case-1")
    assert world.stands("case-1") == (State.UNASSIGNED, None, None)
    assert (kept.location.community_code, kept.decision.choice.reason) == (COMMUNITY, Reason.PLACE_UNKNOWN)


def test_settling_again_moves_nothing_twice():
    world = World()
    world.accept("case-1")
    world.split()
    version = world.assignments.get("case-1").version

    for _ in range(3):
        settle(world.ground, world.work, at=NOW)
        world.split()

    assert world.assignments.get("case-1").version == version


def test_what_comes_into_force_later_moves_nothing_before():
    world = World()
    world.accept("case-1")
    redraw(world.ground, new(J2, LOWER_RIGHT), new(J3, UPPER_RIGHT), valid_from=NOW + HOUR)

    settle(world.ground, world.work, at=NOW)
    assert world.stands("case-1") == (State.ASSIGNED, J2, "W0002")
    settle(world.ground, world.work, at=NOW + HOUR)

    assert world.stands("case-1") == (State.ASSIGNED, J3, "W0003")


def test_a_case_that_is_told_by_a_former_map_is_found_before_the_change_is_settled():
    world = World()
    world.split()
    world.accept("late", spot=(3, 3))
    stale = world.assignments.get("late")
    stale.give(stale.decision.__class__(at=NOW, location=_in(J2), choice=stale.decision.choice))
    world.assignments.save(stale)

    settle(world.ground, world.work, at=NOW + LINGER - timedelta(seconds=1))

    assert world.stands("late") == (State.ASSIGNED, J3, "W0003")


def _in(code):
    return Location(found_by=FoundBy.COORDINATES, grid=in_force(code), community_code=COMMUNITY)


# All that grid hears, as (name, what must have been heard before it, telling). A worker signs only what grid
# has given him, so `accept` of what W0002 has signed comes before the split; all the rest comes as it likes.
STORY = {
    "split": ((), lambda world: world.split()),
    "merge": (("split",), lambda world: world.merge()),
    "plain": ((), lambda world: world.accept("plain")),
    "south": ((), lambda world: world.accept("south", spot=(3, 1))),
    "west": ((), lambda world: world.accept("west", spot=(0, 0))),
    "hall": ((), lambda world: world.accept("hall", spot=None, building="长青小区9号楼")),
    "signed": ((), lambda world: world.accept("signed")),
    "signed, signature": (("signed",), lambda world: world.sign("signed", "W0002")),
    "closed": ((), lambda world: world.accept("closed")),
    "closed, end": ((), lambda world: world.close("closed")),
    "again": ((), lambda world: world.accept("again")),
    "again, signature": (("again",), lambda world: world.sign("again", "W0002")),
    "again, end": (("again",), lambda world: world.close("again")),
    "again, reopened": ((), lambda world: world.reopen("again", "W0002")),
    "returned": ((), lambda world: world.accept("returned")),
    "returned, back": ((), lambda world: world.give_back("returned")),
    "elsewhere": ((), lambda world: world.accept("elsewhere")),
    "elsewhere, transfer": ((), lambda world: world.transfer("elsewhere", J2)),
}
BEFORE_THE_SPLIT = ("signed", "again")  # W0002 has had them, so grid had heard of them by then
ENDING = {
    "plain": (State.ASSIGNED, J4, "W0004"),
    "south": (State.ASSIGNED, J2, "W0002"),
    "west": (State.ASSIGNED, J4, "W0004"),
    "hall": (State.ASSIGNED, J4, "W0004"),
    "signed": (State.ASSIGNED, J4, "W0002"),
    "closed": (State.ENDED,),
    "again": (State.ASSIGNED, J4, "W0002"),
    "returned": (State.UNASSIGNED, J4, None),
    "elsewhere": (State.ASSIGNED, J2, "W0002"),
}


@st.composite
def orders_of(draw, story, also_needs):
    """Every fact at least once, many twice, in any order that what happened allows."""
    told, waiting = [], draw(st.permutations(list(story)))
    while waiting:
        ready = [
            name
            for name in waiting
            if all(need in told for need in (*story[name][0], *also_needs.get(name, ())))
        ]
        waiting.remove(ready[0])
        told.append(ready[0])
    again = draw(st.lists(st.sampled_from(list(story)), max_size=12))
    for name in again:
        told.insert(draw(st.integers(told.index(name), len(told))), name)
    return told


def tell_all(world, names, story):
    """Tell everything; what cannot be heard yet climbs the ladder, and is told again after the rest."""
    while names:
        put_aside = []
        for name in names:
            try:
                story[name][1](world)
            except Unavailable:
                put_aside.append(name)
        assert len(put_aside) < len(names), "nothing is heard any more"
        names = put_aside


@settings(deadline=None, max_examples=60)
@given(orders_of(STORY, {"split": BEFORE_THE_SPLIT}))
def test_whatever_order_everything_is_told_in_and_twice_it_ends_in_the_same_state(names):
    world = World()

    tell_all(world, names, STORY)
    world.settle(NOW)
    world.settle(NOW + LINGER)

    assert {case_id: world.stands(case_id) for case_id in ENDING} == ENDING
    assert world.ground.divisions.get(COMMUNITY).unsettled == ()


def test_a_case_that_ends_while_a_change_is_carried_out_is_left_alone(monkeypatch):
    world = World()
    world.accept("case-1")
    open_in = world.assignments.open_in

    def closed_meanwhile(code, **page):
        found = open_in(code, **page)
        world.close("case-1")
        return found

    monkeypatch.setattr(world.assignments, "open_in", closed_meanwhile)
    world.split()

    assert world.stands("case-1") == (State.ENDED,)
    assert world.assignments.get("case-1").stints == ()


def test_a_household_and_its_visits_lie_in_the_grid_that_its_building_lies_in_now():
    world = World()

    def lies_in():
        return find_place(world.register, Place(household_id=HOME.id), at=NOW).grid.code

    assert lies_in() == J2
    world.split()
    assert lies_in() == J3
    world.merge()
    assert lies_in() == J4


CORNER = within(2, 3)


@pytest.mark.parametrize(
    ("place", "after_split", "after_merge"),
    [
        ({"household_id": HOME.id}, J3, J4),
        ({"building_id": HALL.id}, J3, J4),
        ({"longitude": CORNER.longitude, "latitude": CORNER.latitude}, J3, J4),
        ({"facility_id": "hydrant-1"}, J2, J2),
        ({"facility_id": "hydrant-1", "grid_code": J1}, J1, J4),
    ],
)
def test_an_open_hazard_lies_where_its_place_lies_now(place, after_split, after_merge):
    world = World()
    where = HazardPlace(**{"community_code": COMMUNITY, "grid_code": J2} | place)
    world.hazards.save(a_hazard(place=where))

    def lies_in():
        return world.hazards.get("hazard-1").place.grid_code

    world.split()
    assert lies_in() == after_split
    for _ in range(2):
        world.merge()
    assert lies_in() == after_merge
    assert len([fact for fact in world.hazards.facts if isinstance(fact, HazardMoved)]) == len(
        {where.grid_code, after_split, after_merge} - {where.grid_code}
    )
    [there] = world.hazards.open_in(after_merge, after="", limit=5)
    assert (there.place.community_code, there.state) == (COMMUNITY, "found")


def test_a_hazard_that_is_over_stays_where_it_was():
    world = World()
    hazard = a_hazard(place=HazardPlace(community_code=COMMUNITY, grid_code=J2, household_id=HOME.id))
    hazard.dismiss(by="W0100", at=NOON)
    world.hazards.save(hazard)

    world.split()

    assert world.hazards.get("hazard-1").place.grid_code == J2


@pytest.mark.parametrize(
    ("parties", "grid", "after_split", "after_merge"),
    [((HOME.id,), J2, J3, J4), ((), J2, J2, J2), ((), J1, J1, J4)],
)
def test_an_open_dispute_lies_where_its_first_party_lives_now(parties, grid, after_split, after_merge):
    world = World()
    world.disputes.save(a_dispute(household_ids=parties, grid_code=grid))

    def lies_in():
        return world.disputes.get("dispute-1").matter.grid_code

    world.split()
    assert lies_in() == after_split
    for _ in range(2):
        world.merge()
    assert lies_in() == after_merge
    moved = [fact.grid_code for fact in world.disputes.facts if isinstance(fact, DisputeMoved)]
    assert moved == [code for code in dict.fromkeys((after_split, after_merge)) if code != grid]


def test_a_dispute_that_is_over_stays_where_it_was():
    world = World()
    dispute = a_dispute(grid_code=J2)
    dispute.withdraw(at=NOON)
    world.disputes.save(dispute)

    world.split()

    assert world.disputes.get("dispute-1").matter.grid_code == J2
