from datetime import timedelta

import pytest

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Reason
from services.grid.domain.assignments.held import State
from services.grid.domain.posts.duty import Crew, Post
from services.grid.domain.territory.place import FoundBy
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseUnassigned
from shared.kernel.errors import Conflict
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    NOON,
    a_holder,
    a_location,
    an_assignment,
    an_unassigned_case,
    in_force,
)

HOUR = timedelta(hours=1)


def by_hand(assignment, holder=None):
    holder = holder or a_holder(Post.B)
    assignment.assign_by_hand(
        holder, grid=in_force(), crew=Crew(b=holder), at=NOON + HOUR, by="W0100", note="他熟悉情况"
    )


def test_an_assigned_case_is_announced_with_worker_and_reason():
    [fact] = an_assignment().happened()

    assert fact == CaseAssigned(
        case_id="case-1",
        number="20261123-0001",
        subject="路灯不亮",
        grid_code=GRID,
        grid_version=1,
        community_code=COMMUNITY,
        post="A",
        worker_id="W0001",
        worker_label="王*",
        on_behalf_of=None,
        reason="a_on_duty",
        assigned_at=NOON,
    )


def test_a_case_that_nobody_can_take_is_announced_with_the_reason():
    location = a_location(found_by=FoundBy.ADDRESS, grid=None)

    [fact] = an_unassigned_case(location=location, reason=Reason.OUTSIDE_AREA).happened()

    assert fact == CaseUnassigned(
        case_id="case-1",
        number="20261123-0001",
        grid_code=None,
        community_code=COMMUNITY,
        reason="outside_area",
        unassigned_at=NOON,
    )


def test_a_station_head_assigns_what_the_rules_could_not():
    assignment = an_unassigned_case()
    assignment.saved()

    by_hand(assignment)

    [fact] = assignment.happened()
    assert (fact.worker_id, fact.post, fact.reason, fact.grid_code) == ("W0002", "B", "by_hand", GRID)
    assert (assignment.decision.by, assignment.decision.note) == ("W0100", "他熟悉情况")
    assert assignment.state is State.ASSIGNED


def test_a_case_with_a_worker_is_not_assigned_by_hand():
    with pytest.raises(Conflict, match="assigned"):
        by_hand(an_assignment())


def test_a_case_that_is_over_is_not_assigned_by_hand():
    assignment = an_unassigned_case()
    assignment.end(NOON)

    with pytest.raises(Conflict, match="ended"):
        by_hand(assignment)


def test_the_end_frees_the_worker_once():
    assignment = an_assignment()
    assignment.saved()

    assignment.end(NOON + HOUR)
    assignment.end(NOON + 2 * HOUR)

    assert assignment.happened() == (
        AssignmentEnded(case_id="case-1", worker_id="W0001", ended_at=NOON + HOUR),
    )
    assert assignment.state is State.ENDED


def test_a_case_that_was_over_before_it_began_leaves_a_trace():
    trace = Assignment.of_closed_case("case-1", NOON)

    assert trace.state is State.ENDED
    assert trace.happened() == (AssignmentEnded(case_id="case-1", worker_id=None, ended_at=NOON),)
    with pytest.raises(Conflict):
        by_hand(trace)


def test_the_cursor_orders_assignments_by_the_moment_of_decision():
    early, late = an_assignment("z", at=NOON), an_assignment("a", at=NOON + timedelta(milliseconds=1))

    assert early.cursor < late.cursor
