"""What the stores promise; the stand-ins of the other tests promise the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import Signature
from services.grid.domain.assignments.standstill import Cause, Standstill
from services.grid.domain.posts.duty import Crew, Post
from services.grid.domain.posts.handover import Handover, Hands, Item, ItemKind
from services.grid.store.assignments.acknowledgements import MongoAcknowledgements
from services.grid.store.assignments.assignments import MongoAssignments
from services.grid.store.assignments.standstills import MongoStandstills
from services.grid.store.posts.calendars import MongoCalendars
from services.grid.store.posts.duties import MongoDuties
from services.grid.store.posts.handovers import MongoHandovers
from services.grid.store.posts.posts import MongoPosts
from services.grid.store.posts.workers import MongoWorkers
from services.grid.store.territory.buildings import MongoBuildings
from services.grid.store.territory.grids import MongoGrids
from shared.events.intake_menu import CalendarPublished
from shared.kernel.errors import NotFound, StaleWrite
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    MONDAY,
    NEXT_GRID,
    NOON,
    a_boundary,
    a_building,
    a_command,
    a_grid,
    a_holder,
    a_location,
    a_ring,
    a_shift,
    an_assignment,
    an_outline,
    an_unassigned_case,
    in_force,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.grid.fakes import (
    FakeAcknowledgements,
    FakeAssignments,
    FakeBuildings,
    FakeGrids,
    FakeHandovers,
    FakeStandstills,
    fake_duties,
    fake_posts,
    fake_workers,
)
from tests.stores import either

FIRST, SECOND = a_command("command-1"), a_command("command-2")


grids = either(FakeGrids, MongoGrids)
buildings = either(FakeBuildings, MongoBuildings)
posts = either(fake_posts, MongoPosts)
duties = either(fake_duties, MongoDuties)
workers = either(fake_workers, MongoWorkers)
standstills = either(FakeStandstills, MongoStandstills)
handovers = either(FakeHandovers, MongoHandovers)
assignments = either(FakeAssignments, MongoAssignments)
acknowledgements = either(FakeAcknowledgements, MongoAcknowledgements)


def test_a_grid_comes_back_with_all_its_history(grids):
    grid = a_grid(
        GRID,
        an_outline(boundary=a_boundary(a_ring(side=0.0625))),
        an_outline(title="更名", valid_from=NOON, predecessors=frozenset({NEXT_GRID, GRID})),
    )
    grids.save(grid)

    assert grids.find(GRID).versions == grid.versions
    assert grids.find(GRID).community_code == COMMUNITY
    assert [each.id for each in grids.all()] == [GRID]


def test_the_grids_that_were_published_lately_are_told(grids):
    grids.save(a_grid(GRID, at=NOON))
    grids.save(a_grid(NEXT_GRID, at=NOON - timedelta(hours=1)))

    assert grids.published_since(NOON - timedelta(minutes=1)) == {GRID: 1}

    grid = grids.find(NEXT_GRID)
    grid.publish(an_outline(valid_from=NOON), at=NOON)
    grids.save(grid)
    assert grids.published_since(NOON) == {GRID: 1, NEXT_GRID: 2}


HERE, THERE = "全椒路社区幸福小区3幢", "全椒路社区幸福小区4幢"


def address_of(buildings):
    return buildings.find_all([a_building().id])[a_building().id].address


def test_records_come_back_as_they_were(buildings):
    house = a_building(grid_code=None)
    buildings.keep([(house, FIRST)])

    assert buildings.find_all([house.id, "nowhere"]) == {house.id: house}
    assert buildings.find_all([]) == {}


def test_what_is_told_later_replaces_what_was_told_before(buildings):
    buildings.keep([(a_building(address=HERE), FIRST)])
    buildings.keep([(a_building(address=THERE), SECOND)])

    assert address_of(buildings) == THERE


def test_an_old_command_that_comes_again_changes_nothing(buildings):
    buildings.keep([(a_building(address=HERE), FIRST)])
    buildings.keep([(a_building(address=THERE), SECOND)])

    other = a_building(id=f"{COMMUNITY}B00002")
    buildings.keep([(a_building(address=HERE), FIRST), (other, FIRST)])

    assert address_of(buildings) == THERE
    assert buildings.find_all([other.id])


def test_another_wish_under_the_same_command_id_is_another_wish(buildings):
    buildings.keep([(a_building(address=HERE), FIRST)])
    buildings.keep([(a_building(address=THERE), replace(FIRST, digest="other words"))])

    assert address_of(buildings) == THERE


def test_of_two_rows_about_one_thing_the_last_counts(buildings):
    buildings.keep([(a_building(address=HERE), FIRST), (a_building(address=THERE), SECOND)])

    assert address_of(buildings) == THERE


def test_nothing_told_is_nothing_kept(buildings):
    buildings.keep([])


def test_a_building_is_found_by_its_address(buildings):
    buildings.keep([(a_building(address="全椒路社区幸福小区3号楼"), FIRST)])

    assert buildings.by_address("全椒路社区幸福小区3幢") == buildings.by_address("幸福小区3幢")
    assert buildings.by_address("幸福小区3幢").id == a_building().id
    assert buildings.by_address("幸福小区4幢") is None


def test_an_address_that_fits_two_buildings_fits_none(buildings):
    elsewhere = a_building(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE, address="填海巷社区幸福小区3幢")
    buildings.keep([(a_building(), FIRST), (elsewhere, FIRST)])

    assert buildings.by_address("幸福小区3幢") is None
    assert buildings.by_address("填海巷社区幸福小区3幢") == elsewhere


def test_a_building_leaves_its_old_address(buildings):
    buildings.keep([(a_building(), FIRST)])
    buildings.keep([(a_building(address="全椒路社区长青小区1幢"), SECOND)])

    assert buildings.by_address("幸福小区3幢") is None


@pytest.mark.parametrize("order", [(1, 2), (2, 1), (1, 2, 1, 2)])
def test_the_newest_announcement_wins_in_whatever_order_they_come(posts, order):
    said = {1: post_filled(worker_id="W0001"), 2: post_filled(worker_id=None)}
    for sequence in order:
        posts.hear(said[sequence], sequence=sequence)

    assert posts.about([f"{GRID}:A", f"{GRID}:B"]) == [post_filled(worker_id=None)]


def test_a_roster_comes_back_as_it_was_announced(duties):
    november = roster_published("W0001", a_shift(), a_shift("leave", day=date(2026, 11, 24)))
    duties.hear(november, sequence=1)
    duties.hear(roster_published("W0001", month="2026-12"), sequence=1)

    assert duties.about(["W0001:2026-11"]) == [november]
    assert len(duties.about(["W0001:2026-11", "W0001:2026-12"])) == 2
    assert duties.about([]) == []


def test_a_worker_comes_back_as_he_was_announced(workers):
    workers.hear(worker_enlisted(), sequence=1)

    assert workers.about(["W0001", "W0002"]) == [worker_enlisted()]


def test_an_assignment_comes_back_with_what_it_was_taken_from(assignments):
    covering = Crew(a=a_holder(Post.A, a_shift("leave")), b=a_holder(Post.B, a_shift()), head=None)
    choice = Choice(reason=Reason.B_COVERS_A_ON_LEAVE, holder=covering.b, on_behalf_of="W0001")
    assignments.save(an_assignment(crew=covering, choice=choice, note="…"))

    kept = assignments.get("case-1")

    assert kept == assignments.find("case-1")
    assert (kept.case, kept.decision) == (
        an_assignment().case,
        an_assignment(crew=covering, choice=choice, note="…").decision,
    )


def test_a_trace_comes_back_as_a_trace(assignments):
    trace = an_assignment().of_closed_case("case-1", NOON)
    assignments.save(trace)

    assert (assignments.get("case-1").case, assignments.get("case-1").ended_at) == (None, NOON)


def test_there_is_no_assignment_of_a_case_that_nobody_accepted(assignments):
    assert assignments.find("case-1") is None
    with pytest.raises(NotFound):
        assignments.get("case-1")


def test_a_case_is_not_assigned_twice_at_once(assignments):
    assignments.save(an_assignment())

    with pytest.raises(StaleWrite):
        assignments.save(an_assignment())


def test_a_worker_has_his_open_assignments_oldest_first_page_by_page(assignments):
    for number in (3, 1, 2, 4):
        assignments.save(an_assignment(f"case-{number}", at=NOON + timedelta(minutes=number)))
    assignments.save(an_unassigned_case("case-5"))
    other = a_holder(Post.B)
    assignments.save(an_assignment("case-6", choice=Choice(reason=Reason.B_COVERS_A_VACANT, holder=other)))
    over = assignments.get("case-2")
    over.end(NOON)
    assignments.save(over)

    first = assignments.open_with("W0001", after=None, limit=2)
    rest = assignments.open_with("W0001", after=first[-1].cursor, limit=2)

    assert [each.id for each in first] == ["case-1", "case-3"]
    assert [each.id for each in rest] == ["case-4"]


def test_a_case_that_is_assigned_by_hand_is_open_with_its_worker(assignments):
    assignments.save(an_unassigned_case())
    assignment, holder = assignments.get("case-1"), a_holder(Post.B)
    assignment.assign_by_hand(holder, grid=in_force(), crew=Crew(b=holder), at=NOON, by="W0100", note="…")
    assignments.save(assignment)

    assert [each.id for each in assignments.open_with("W0002", after=None, limit=5)] == ["case-1"]


def test_what_waits_for_a_signature_is_looked_at_when_its_time_comes(assignments):
    assignments.save(an_assignment())
    assignments.save(an_unassigned_case("case-2"))
    waiting = assignments.get("case-1")

    assert assignments.waiting(NOON, limit=5) == ["case-1"]
    assignments.look_again(waiting, at=NOON + timedelta(hours=2))
    assert assignments.waiting(NOON + timedelta(hours=1), limit=5) == []
    assert assignments.waiting(NOON + timedelta(hours=2), limit=5) == ["case-1"]
    assignments.look_at_all()
    assert assignments.waiting(NOON, limit=5) == ["case-1"]


def test_what_is_signed_or_over_is_looked_at_no_more_even_by_who_read_it_before(assignments):
    assignments.save(an_assignment())
    stale, signed = assignments.get("case-1"), assignments.get("case-1")
    signature = Signature(worker_id="W0001", on_behalf_of=None, at=NOON)
    signed.sign(signature, crew=Crew(), sequence=3)
    assignments.save(signed)

    assignments.look_again(stale, at=NOON)
    assignments.look_at_all()

    assert assignments.waiting(NOON, limit=5) == []
    assert assignments.get("case-1").signature == signature


def test_what_lies_in_a_grid_is_found_whoever_has_it(assignments):
    assignments.save(an_assignment("case-1", at=NOON + timedelta(minutes=1)))
    assignments.save(an_unassigned_case("case-2", location=a_location(), reason=Reason.NO_POST))
    assignments.save(an_assignment("case-3", location=a_location(grid=in_force(NEXT_GRID))))
    over = an_assignment("case-4")
    over.end(NOON)
    assignments.save(over)

    first = assignments.open_in(GRID, after=None, limit=1)
    rest = assignments.open_in(GRID, after=first[0].cursor, limit=5)

    assert [each.id for each in (*first, *rest)] == ["case-2", "case-1"]
    assert (assignments.count_open("W0001"), assignments.count_open("W0002")) == (2, 0)
    assert assignments.seeking(limit=5) == ["case-2"]


def test_a_year_that_was_announced_counts_and_others_are_as_delivered(database):
    calendars = MongoCalendars(database)
    calendars.prepare()
    quiet = CalendarPublished(year=2026, off=(MONDAY,), worked=(), source="notice")

    assert calendars.current().is_workday(MONDAY)
    assert not calendars.current().is_workday(date(2026, 10, 1))
    for _ in range(2):
        calendars.hear(quiet, sequence=1)

    assert not MongoCalendars(database).current().is_workday(MONDAY)
    assert MongoCalendars(database).current().is_workday(date(2026, 10, 1))


def test_a_handover_is_open_until_it_is_returned_and_stays_on_the_list_of_its_grid(handovers):
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    key = Item(kind=ItemKind.KEY, words="配电房钥匙")
    first = Handover.make(hands, cause="1", case_ids=("case-1",), items=(key,), at=NOON)
    second = Handover.make(hands, cause="2", case_ids=(), at=NOON + timedelta(hours=1))
    for each in (first, second):
        handovers.save(each)
    over = handovers.get(first.id)
    over.give_back("W0002", at=NOON)
    handovers.save(over)

    assert (handovers.get(first.id).items, handovers.get(first.id).case_ids) == ((key,), ("case-1",))
    assert [each.id for each in handovers.open_ones()] == [second.id]
    assert [each.id for each in handovers.open_ones(from_id="W0001")] == [second.id]
    assert handovers.open_ones(from_id="W0002") == []
    [newest] = handovers.of_grid(GRID, before=None, limit=1)
    assert [each.id for each in handovers.of_grid(GRID, before=newest.cursor, limit=5)] == [first.id]


@pytest.mark.parametrize("order", [(2, 3), (3, 2), (3, 2, 3, 2)], ids=str)
def test_the_newest_standstill_of_each_cause_stands(standstills, order):
    until = {2: None, 3: NOON}
    for number in order:
        standstills.note(
            Standstill(case_id="case-1", cause=Cause.CORRECTION, sequence=number, until=until[number])
        )
    other = Standstill(case_id="case-1", cause=Cause.WITHDRAWAL, sequence=1, until=None)
    standstills.note(other)

    by_cause = {each.cause: each.until for each in standstills.of("case-1")}
    assert by_cause == {Cause.CORRECTION: NOON, Cause.WITHDRAWAL: None}
    assert standstills.of("case-2") == []


def test_all_that_was_announced_is_there(posts):
    posts.hear(post_filled("A"), sequence=1)
    posts.hear(post_filled("B", "W0002"), sequence=2)

    assert {said.worker_id for said in posts.all()} == {"W0001", "W0002"}


@pytest.mark.parametrize("hours", [(0, 1), (1, 0), (0, 0)])
def test_the_first_acknowledgement_stays(acknowledgements, hours):
    for hour in hours:
        acknowledgements.note("case-1", "W0001", NOON + timedelta(hours=hour))

    assert acknowledgements.when("case-1", "W0001") == NOON
    assert acknowledgements.when("case-1", "W0002") is None
