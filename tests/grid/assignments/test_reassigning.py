"""Declining, giving to another, trying again, and who sees whose queue."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import Signature
from services.grid.domain.assignments.held import State
from services.grid.domain.posts.duty import Crew, Post, Presence
from services.grid.usecases.assignments.decline_case import decline_case
from services.grid.usecases.assignments.dispatch_case import dispatch_case
from services.grid.usecases.assignments.grid_tasks import grid_tasks
from services.grid.usecases.assignments.grid_workload import grid_workload
from services.grid.usecases.assignments.pick_by_hand import HandPick
from services.grid.usecases.assignments.reassign_case import reassign_case
from services.grid.usecases.assignments.retry_unassigned import retry_unassigned
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.kernel.errors import Conflict, NotAllowed
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    NEXT_GRID,
    NOON,
    a_building,
    a_caller,
    a_command,
    a_holder,
    a_household,
    a_location,
    a_shift,
    an_assignment,
    an_unassigned_case,
    case_accepted,
    in_force,
    post_filled,
    roster_published,
)
from tests.grid.fakes import FakeAssignments, FakeAtlas, a_register, a_rota

HOUR = timedelta(hours=1)
ATLAS = FakeAtlas(in_force(), in_force(NEXT_GRID))
BOTH = [post_filled("A", "W0001"), post_filled("B", "W0002")]
ROTA = a_rota(posts=[*BOTH, post_filled("A", "W0011", area=NEXT_GRID)])
A_THERE = a_rota(posts=BOTH, duties=[roster_published("W0001", a_shift())])
PARTNER, STRANGER = a_caller(areas=frozenset({GRID})), a_caller(areas=frozenset({NEXT_GRID}))
HEAD = post_filled("head", "W0100", area=COMMUNITY)


def decline(assignments, by="W0001", id="decline-1"):
    command = replace(a_command(id), by=a_caller(id=by))
    return decline_case(assignments, case_id="case-1", note="休产假", command=command)


def reassign(assignments, worker_id="W0002", grid_code=None, id="reassign-1", **by):
    pick = HandPick(case_id="case-1", worker_id=worker_id, grid_code=grid_code, note="他熟悉")
    return reassign_case(assignments, ATLAS, ROTA, pick=pick, command=a_command(id, **by))


def sign(assignments):
    assignment = assignments.get("case-1")
    assignment.sign(Signature(worker_id="W0001", on_behalf_of=None, at=NOON), crew=Crew(), sequence=3)
    assignments.save(assignment)
    assignments.facts.clear()


class TestDeclining:
    def test_it_waits_for_the_head_who_learns_why(self):
        assignments = FakeAssignments(an_assignment())

        for _ in range(2):
            decline(assignments)

        [fact] = assignments.facts
        assert isinstance(fact, CaseUnassigned)
        assert (fact.reason, fact.grid_code) == ("declined", GRID)
        decision = assignments.get("case-1").decision
        assert (decision.by, decision.note) == ("W0001", "休产假")

    def test_only_its_worker_declines_and_only_before_he_signs(self):
        assignments = FakeAssignments(an_assignment())

        with pytest.raises(Conflict, match="不在您名下"):
            decline(assignments, by="W0002")
        sign(assignments)
        with pytest.raises(Conflict, match="已签收"):
            decline(assignments, id="decline-2")

        assert assignments.facts == []

    def test_it_does_not_come_back_by_itself(self):
        assignments = FakeAssignments(an_assignment())
        decline(assignments)
        assignments.facts.clear()

        retry_unassigned(
            assignments, a_rota(posts=BOTH, duties=[roster_published("W0001", a_shift())]), now=NOON
        )

        assert assignments.facts == []


class TestReassigning:
    def test_another_has_it_and_the_reason_is_kept(self):
        assignments = FakeAssignments(an_assignment())

        for _ in range(2):
            reassign(assignments)

        [fact] = assignments.facts
        assert (fact.worker_id, fact.post, fact.reason) == ("W0002", "B", "by_hand")
        assert assignments.get("case-1").decision.note == "他熟悉"

    def test_it_may_go_to_another_grid_of_the_community(self):
        assignments = FakeAssignments(an_assignment())

        reassign(assignments, worker_id="W0011", grid_code=NEXT_GRID)

        assert assignments.facts[-1].grid_code == NEXT_GRID

    @pytest.mark.parametrize("state", ["signed", "unassigned", "ended", "his already"])
    def test_refused_where_it_is_in_hand_or_nobodys_or_over_or_his_already(self, state):
        first = an_unassigned_case(location=a_location()) if state == "unassigned" else an_assignment()
        if state == "ended":
            first.end(NOON)
        assignments = FakeAssignments(first)
        if state == "signed":
            sign(assignments)

        with pytest.raises(Conflict):
            reassign(assignments, worker_id="W0001" if state == "his already" else "W0002")

        assert assignments.facts == []

    def test_the_head_of_another_community_takes_nothing_away(self):
        assignments = FakeAssignments(an_assignment())

        with pytest.raises(NotAllowed):
            reassign(assignments, areas=frozenset({ELSEWHERE}))


class TestRetrying:
    @pytest.mark.parametrize("reason", [Reason.NO_POST, Reason.NOBODY_ON_DUTY])
    def test_a_post_that_is_filled_later_gets_what_waited_for_it(self, reason):
        assignments = FakeAssignments(an_unassigned_case(location=a_location(), reason=reason))

        retry_unassigned(assignments, a_rota(), now=NOON)
        assert assignments.facts == []
        for _ in range(2):
            retry_unassigned(assignments, A_THERE, now=NOON)

        [fact] = assignments.facts
        assert (fact.worker_id, fact.reason) == ("W0001", "a_on_duty")

    @pytest.mark.parametrize("reason", sorted(set(Reason) - {Reason.NO_POST, Reason.NOBODY_ON_DUTY}))
    def test_what_waits_for_a_decision_or_a_place_is_left_alone(self, reason):
        assignment = an_unassigned_case(reason=reason)

        assert not assignment.seeks_somebody


class TestTheHeadOfTheCommunity:
    def dispatch(self, rota):
        assignments = FakeAssignments()
        register = a_register(FakeAtlas(), households=[a_household()], buildings=[a_building(grid_code=None)])
        accepted = case_accepted(household_id="H00000001", longitude=None, latitude=None)
        dispatch_case(assignments, register, rota, accepted=accepted, at=NOON)
        return assignments

    def test_has_what_lies_in_the_community_and_in_no_grid(self):
        [fact] = self.dispatch(a_rota(posts=[HEAD])).facts

        assert isinstance(fact, CaseAssigned)
        assert (fact.worker_id, fact.reason, fact.post) == ("W0100", "community_head", "head")
        assert (fact.grid_code, fact.grid_version, fact.community_code) == (COMMUNITY, 0, COMMUNITY)

    def test_gets_it_when_he_comes(self):
        assignments = self.dispatch(a_rota())

        retry_unassigned(assignments, a_rota(posts=[HEAD]), now=NOON)

        assert [type(fact) for fact in assignments.facts] == [CaseUnassigned, CaseAssigned]


class TestQueues:
    def test_both_see_what_either_has_and_what_nobody_has(self):
        b = Choice(reason=Reason.B_COVERS_A_VACANT, holder=a_holder(Post.B))
        over = an_assignment("case-4", at=NOON)
        over.end(NOON)
        assignments = FakeAssignments(
            an_assignment("case-1", at=NOON + HOUR),
            an_assignment("case-2", at=NOON, choice=b),
            an_unassigned_case("case-3", location=a_location(), at=NOON + 2 * HOUR),
            an_assignment("case-5", location=a_location(grid=in_force(NEXT_GRID))),
            over,
        )

        first = grid_tasks(assignments, grid_code=GRID, after=None, limit=2, caller=PARTNER)
        rest = grid_tasks(assignments, grid_code=GRID, after=first.next, limit=2, caller=a_caller())

        assert [each.id for each in first.items] == ["case-2", "case-1"]
        assert ([each.id for each in rest.items], rest.next) == (["case-3"], None)
        assert rest.items[0].state is State.UNASSIGNED
        with pytest.raises(NotAllowed):
            grid_tasks(
                assignments,
                grid_code=GRID,
                after=None,
                limit=2,
                caller=STRANGER,
            )

    def test_the_load_of_both_is_shown_with_where_they_are(self):
        rota = a_rota(posts=BOTH, duties=[roster_published("W0001", a_shift("leave"))])
        assignments = FakeAssignments(an_assignment("case-1"), an_assignment("case-2"))

        found = grid_workload(assignments, ATLAS, rota, grid_code=GRID, at=NOON, caller=PARTNER)

        assert [(each.holder.worker_id, each.presence, each.open_cases) for each in found] == [
            ("W0001", Presence.ON_LEAVE, 2),
            ("W0002", Presence.OFF_SHIFT, 0),
        ]
        with pytest.raises(NotAllowed):
            grid_workload(
                assignments,
                ATLAS,
                rota,
                grid_code=GRID,
                at=NOON,
                caller=STRANGER,
            )
