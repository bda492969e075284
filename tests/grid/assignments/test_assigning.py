from datetime import timedelta

import pytest

from services.grid.domain.assignments.choice import Reason
from services.grid.domain.assignments.held import State
from services.grid.usecases.assignments.assign_case import assign_case
from services.grid.usecases.assignments.dispatch_case import dispatch_case
from services.grid.usecases.assignments.end_assignment import end_assignment
from services.grid.usecases.assignments.get_assignment import get_assignment
from services.grid.usecases.assignments.note_acknowledgement import note_acknowledgement
from services.grid.usecases.assignments.pick_by_hand import HandPick
from services.grid.usecases.assignments.worker_tasks import worker_tasks
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseNoted, CaseUnassigned
from shared.events.notify import NoticeAcknowledged
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    INSIDE,
    NEXT_GRID,
    NOON,
    STREET,
    a_caller,
    a_command,
    a_location,
    a_shift,
    an_assignment,
    an_unassigned_case,
    case_accepted,
    in_force,
    post_filled,
    roster_published,
)
from tests.grid.fakes import FakeAcknowledgements, FakeAssignments, FakeAtlas, a_register, a_rota

HOUR = timedelta(hours=1)
ATLAS = FakeAtlas(in_force(), at={INSIDE: in_force()})
BOTH = [post_filled("A", "W0001"), post_filled("B", "W0002")]
A_AWAY = a_rota(
    posts=BOTH,
    duties=[roster_published("W0001", a_shift("leave")), roster_published("W0002", a_shift())],
)


def dispatch(assignments, rota=A_AWAY, atlas=ATLAS, at=NOON, **but):
    dispatch_case(assignments, a_register(atlas), rota, accepted=case_accepted(**but), at=at)


def test_an_accepted_case_goes_to_the_post_on_duty_with_the_reason_and_what_was_seen():
    assignments = FakeAssignments()

    dispatch(assignments)

    [fact] = assignments.facts
    assert isinstance(fact, CaseAssigned)
    assert (fact.worker_id, fact.on_behalf_of, fact.reason) == ("W0002", "W0001", "b_covers_a_on_leave")
    crew = assignments.get("case-1").decision.crew
    assert [holder.shifts for holder in crew.holders] == [(a_shift("leave"),), (a_shift(),)]


def test_hearing_of_a_case_twice_assigns_it_once_whoever_is_on_duty_by_then():
    assignments = FakeAssignments()
    dispatch(assignments)

    dispatch(assignments, a_rota(posts=BOTH, duties=[roster_published("W0001", a_shift())]), at=NOON + HOUR)

    assert [fact.worker_id for fact in assignments.facts] == ["W0002"]


@pytest.mark.parametrize(
    ("told", "rota", "reason"),
    [
        ({"longitude": None, "latitude": None}, A_AWAY, "place_unknown"),
        ({"longitude": 117.9}, A_AWAY, "outside_area"),
        ({"longitude": 2.35, "latitude": 48.85}, A_AWAY, "outside_area"),
        ({}, a_rota(), "no_post"),
        ({}, a_rota(posts=BOTH), "nobody_on_duty"),
    ],
)
def test_a_case_that_nobody_can_take_says_why(told, rota, reason):
    assignments = FakeAssignments()

    dispatch(assignments, rota, **told)

    [fact] = assignments.facts
    assert isinstance(fact, CaseUnassigned)
    assert fact.reason == reason
    assert fact.grid_code == (GRID if reason in {"no_post", "nobody_on_duty"} else None)


def test_for_what_a_unit_of_the_street_answers_nobody_is_looked_for():
    assignments = FakeAssignments()

    dispatch(assignments, A_AWAY, unit="SHB")

    [fact] = assignments.facts
    assert (type(fact), fact.unit) == (CaseNoted, "SHB")


def test_the_end_of_a_case_is_told_once():
    assignments = FakeAssignments(an_assignment())

    for hours in (1, 2):
        end_assignment(assignments, case_id="case-1", sequence=6 + hours, at=NOON + hours * HOUR)

    assert assignments.facts == [AssignmentEnded(case_id="case-1", worker_id="W0001", ended_at=NOON + HOUR)]


def test_nobody_is_told_of_a_case_whose_end_came_before_its_beginning():
    assignments = FakeAssignments()
    end_assignment(assignments, case_id="case-1", sequence=7, at=NOON)

    dispatch(assignments)

    assert [type(fact) for fact in assignments.facts] == [AssignmentEnded, CaseNoted]
    assert assignments.get("case-1").state is State.ENDED


def pick(**but):
    facts = {"case_id": "case-1", "worker_id": "W0002", "grid_code": None, "note": "他熟悉情况"}
    return HandPick(**facts | but)


def assign(assignments, picked, *, rota=A_AWAY, atlas=ATLAS, command=None):
    command = command or a_command(roles=frozenset({"station_head"}))
    return assign_case(assignments, atlas, rota, pick=picked, command=command).assignment


def test_a_station_head_assigns_a_stray_case_to_a_grid_and_a_worker_once():
    assignments = FakeAssignments(an_unassigned_case())

    for _ in range(2):
        assert assign(assignments, pick(grid_code=GRID)).holder.worker_id == "W0002"

    [fact] = assignments.facts
    assert (fact.reason, fact.grid_code, fact.worker_id) == ("by_hand", GRID, "W0002")


def test_the_grid_need_not_be_named_where_it_is_known():
    assignments = FakeAssignments(an_unassigned_case(location=a_location(), reason=Reason.NO_POST))

    assert assign(assignments, pick()).location.grid.code == GRID


@pytest.mark.parametrize(
    ("picked", "refusal"),
    [
        (pick(), Invalid),
        (pick(grid_code=NEXT_GRID), Invalid),
        (pick(grid_code=f"{ELSEWHERE}J001"), NotAllowed),
        (pick(grid_code=GRID, worker_id="W0009"), Conflict),
        (pick(grid_code=GRID, case_id="case-404"), NotFound),
    ],
)
def test_what_cannot_be_assigned_by_hand_is_refused(picked, refusal):
    assignments = FakeAssignments(an_unassigned_case())

    with pytest.raises(refusal):
        assign(assignments, picked)
    assert not assignments.facts


def test_two_station_heads_do_not_assign_one_case():
    assignments = FakeAssignments(an_unassigned_case())
    assign(assignments, pick(grid_code=GRID))

    with pytest.raises(Conflict, match="assigned"):
        assign(assignments, pick(grid_code=GRID, worker_id="W0001"), command=a_command("command-2"))


def see(assignments, acknowledgements=None, **caller):
    return get_assignment(
        assignments, acknowledgements or FakeAcknowledgements(), case_id="case-1", caller=a_caller(**caller)
    )


@pytest.mark.parametrize("area", [STREET, COMMUNITY, GRID])
def test_an_assignment_is_shown_in_its_area(area):
    assert see(FakeAssignments(an_assignment()), areas=frozenset({area})).assignment.id == "case-1"


def test_an_assignment_is_shown_to_its_worker_wherever_he_works():
    assert see(FakeAssignments(an_assignment()), id="W0001", areas=frozenset())


@pytest.mark.parametrize("areas", [frozenset(), frozenset({ELSEWHERE}), frozenset({NEXT_GRID})])
def test_an_assignment_is_not_shown_elsewhere(areas):
    with pytest.raises(NotAllowed):
        see(FakeAssignments(an_assignment()), areas=areas)


def test_a_case_that_lies_in_a_community_but_in_no_grid_is_shown_in_that_community():
    assignments = FakeAssignments(an_unassigned_case(location=a_location(grid=None)))

    assert see(assignments)
    with pytest.raises(NotAllowed):
        see(assignments, areas=frozenset({ELSEWHERE}))


def test_a_case_of_an_unknown_place_is_shown_to_those_who_can_find_out():
    assignments = FakeAssignments(an_unassigned_case())

    assert see(assignments, roles=frozenset({"station_head"}), areas=frozenset({ELSEWHERE}))
    with pytest.raises(NotAllowed):
        see(assignments, roles=frozenset({"worker"}))


def acknowledged(**but):
    facts = {
        "notice_id": "n1",
        "recipient": "worker/W0001",
        "case_id": "case-1",
        "acknowledged_at": NOON,
    }
    return NoticeAcknowledged(**facts | but)


def test_the_workers_acknowledgement_is_shown_with_the_assignment():
    acknowledgements = FakeAcknowledgements()
    for hours in (0, 1):
        note_acknowledgement(acknowledgements, acknowledged(acknowledged_at=NOON + hours * HOUR))

    assert see(FakeAssignments(an_assignment()), acknowledgements).acknowledged_at == NOON


@pytest.mark.parametrize(
    "other",
    [
        acknowledged(recipient="worker/W0002"),
        acknowledged(recipient="applicant/W0001"),
        acknowledged(case_id=None),
        acknowledged(case_id="case-2"),
    ],
)
def test_other_acknowledgements_say_nothing_about_it(other):
    acknowledgements = FakeAcknowledgements()
    note_acknowledgement(acknowledgements, other)

    assert see(FakeAssignments(an_assignment()), acknowledgements).acknowledged_at is None


def test_a_worker_pages_through_his_own_tasks_to_the_end():
    assignments = FakeAssignments(*(an_assignment(f"case-{n}", at=NOON + n * HOUR) for n in range(5)))
    me = a_caller(id="W0001")

    pages, after = [], None
    while not pages or after:
        page = worker_tasks(assignments, after=after, limit=2, caller=me)
        pages.append([each.id for each in page.items])
        after = page.next

    assert pages == [["case-0", "case-1"], ["case-2", "case-3"], ["case-4"]]


def test_a_full_last_page_is_the_last():
    assignments = FakeAssignments(an_assignment())

    assert worker_tasks(assignments, after=None, limit=1, caller=a_caller(id="W0001")).next is None
    assert worker_tasks(assignments, after=None, limit=1, caller=a_caller(id="W0002")).items == ()
