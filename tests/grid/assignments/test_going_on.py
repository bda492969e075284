"""What grid does when a case ends, goes on after all, or goes to another unit; in any order, and twice."""

from datetime import timedelta
from itertools import permutations

import pytest

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.held import State
from services.grid.domain.posts.duty import Post
from services.grid.usecases.assignments.assign_case import assign_case
from services.grid.usecases.assignments.dispatch_case import dispatch_case
from services.grid.usecases.assignments.end_assignment import end_assignment
from services.grid.usecases.assignments.pick_by_hand import HandPick
from services.grid.usecases.assignments.redirect_assignment import redirect_assignment
from services.grid.usecases.assignments.resume_assignment import resume_assignment
from services.grid.usecases.assignments.return_assignment import return_assignment
from services.grid.usecases.assignments.revive_assignment import revive_assignment
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseNoted, CaseUnassigned
from shared.kernel.errors import Conflict, Unavailable
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    INSIDE,
    NEXT_GRID,
    NOON,
    a_command,
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
BOTH = a_rota(
    posts=[post_filled("A", "W0001"), post_filled("B", "W0002")],
    duties=[roster_published("W0001", a_shift("leave")), roster_published("W0002", a_shift())],
)
WITHOUT_HIM = a_rota(posts=[post_filled("B", "W0002")], duties=[roster_published("W0002", a_shift())])
ATLAS = FakeAtlas(in_force(), in_force(NEXT_GRID))
HERE = a_register(FakeAtlas(in_force(), in_force(NEXT_GRID), at={INSIDE: in_force()}))
NEXT = a_rota(
    posts=[post_filled("A", "W0011", area=NEXT_GRID)], duties=[roster_published("W0011", a_shift())]
)


@pytest.fixture
def assignments():
    return FakeAssignments(an_assignment())


def end(assignments, sequence):
    end_assignment(assignments, case_id="case-1", sequence=sequence, at=NOON + HOUR)


def revive(assignments, sequence, rota=BOTH, worker_id="W0001", act=revive_assignment):
    act(assignments, HERE, rota, case_id="case-1", worker_id=worker_id, sequence=sequence, at=NOON + HOUR)


def redirect(assignments, unit, sequence=5, rota=NEXT):
    redirect_assignment(
        assignments, ATLAS, rota, case_id="case-1", unit=unit, sequence=sequence, at=NOON + HOUR
    )


def facts(assignments):
    return [type(fact) for fact in assignments.facts]


class TestReopening:
    def test_who_had_it_has_it_again_although_he_is_not_on_duty_now(self, assignments):
        end(assignments, 5)

        revive(assignments, 6)

        fact = assignments.facts[-1]
        assert (fact.worker_id, fact.reason, fact.on_behalf_of) == ("W0001", "had_it_before", None)
        assert assignments.get("case-1").state is State.ASSIGNED
        assert [one.id for one in assignments.open_with("W0001", after=None, limit=5)] == ["case-1"]

    def test_told_twice_it_is_given_once(self, assignments):
        end(assignments, 5)

        for _ in range(2):
            revive(assignments, 6)

        assert facts(assignments) == [AssignmentEnded, CaseAssigned]

    def test_who_has_left_the_post_does_not_get_it(self, assignments):
        end(assignments, 5)

        revive(assignments, 6, rota=WITHOUT_HIM)

        assert (assignments.facts[-1].worker_id, assignments.facts[-1].reason) == (
            "W0002",
            "b_covers_a_vacant",
        )

    @pytest.mark.parametrize("order", [(5, 6), (6, 5), (6, 5, 6, 5), (5, 6, 5, 6)], ids=str)
    def test_an_old_end_that_comes_late_does_not_end_it_again(self, assignments, order):
        for sequence in order:
            end(assignments, sequence) if sequence == 5 else revive(assignments, sequence)

        assert assignments.get("case-1").state is State.ASSIGNED
        assert facts(assignments).count(CaseAssigned) == 1

    def test_closed_a_second_time_it_ends_a_second_time(self, assignments):
        end(assignments, 5)
        revive(assignments, 6)
        end(assignments, 9)

        assert facts(assignments) == [AssignmentEnded, CaseAssigned, AssignmentEnded]

    def test_where_nobody_knew_the_place_nobody_knows_it_now(self):
        assignments = FakeAssignments(an_unassigned_case())
        end(assignments, 5)

        revive(assignments, 6, worker_id=None)

        assert assignments.facts[-1].reason == "place_unknown"

    @pytest.mark.parametrize("known", [(), (Assignment.of_closed_case("case-1", NOON),)], ids=["no", "trace"])
    def test_before_grid_has_heard_of_the_case_the_fact_has_to_come_again(self, known):
        with pytest.raises(Unavailable):
            revive(FakeAssignments(*known), 6)


ANNOUNCED = case_accepted()
STORY = {
    "accepted": lambda known: dispatch_case(known, HERE, BOTH, accepted=ANNOUNCED, at=NOON),
    "closed": lambda known: end(known, 5),
    "reopened": lambda known: revive(known, 6),
}


@pytest.mark.parametrize("order", list(permutations(STORY)), ids=str)
def test_in_whatever_order_a_case_begins_ends_and_goes_on_it_is_given_in_the_end(order):
    assignments, waiting = FakeAssignments(), [*order, *order]
    while waiting:
        waiting = [name for name in waiting if told_too_early(STORY[name], assignments)]

    kept = assignments.get("case-1")
    assert (kept.state, kept.location.grid.code) == (State.ASSIGNED, GRID)
    assert kept.holder.worker_id == "W0001"
    assert facts(assignments).count(CaseAssigned) == 1 + (order.index("accepted") < order.index("closed"))


def told_too_early(tell, assignments):
    try:
        tell(assignments)
    except Unavailable:
        return True
    return False


class TestWhatAUnitAnswersFor:
    OF_UNIT = case_accepted(unit="street-civil-affairs")

    @pytest.fixture
    def assignments(self):
        known = FakeAssignments()
        for _ in range(2):
            dispatch_case(known, HERE, BOTH, accepted=self.OF_UNIT, at=NOON)
        return known

    def test_is_given_to_nobody_and_looks_for_nobody(self, assignments):
        [fact] = assignments.facts
        assert (type(fact), fact.unit) == (CaseNoted, "street-civil-affairs")
        assert assignments.seeking(limit=5) == []
        pick = HandPick(case_id="case-1", worker_id="W0001", grid_code=GRID, note="顺路")
        with pytest.raises(Conflict):
            assign_case(assignments, ATLAS, BOTH, pick=pick, command=a_command())

    def test_goes_on_there_when_it_is_reopened(self, assignments):
        end(assignments, 5)

        for _ in range(2):
            revive(assignments, 6)

        assert facts(assignments) == [CaseNoted, AssignmentEnded]

    def test_comes_to_a_grid_when_it_is_transferred_and_belongs_there_from_then_on(self, assignments):
        redirect(assignments, NEXT_GRID, sequence=4)
        end(assignments, 5)
        revive(assignments, 6, rota=NEXT, worker_id="W0011")

        kept = assignments.get("case-1")
        assert (kept.unit, kept.holder.worker_id, kept.state) == (None, "W0011", State.ASSIGNED)

    def test_is_known_too_where_its_end_was_heard_first(self):
        late = FakeAssignments()
        end(late, 5)
        for _ in range(2):
            dispatch_case(late, HERE, BOTH, accepted=self.OF_UNIT, at=NOON)

        revive(late, 6)

        assert facts(late) == [AssignmentEnded, CaseNoted]


class TestDoingItOver:
    def test_what_had_not_ended_is_not_given_again(self, assignments):
        revive(assignments, 6, act=resume_assignment)

        assert facts(assignments) == []

    def test_what_had_ended_because_it_was_merged_is(self, assignments):
        end(assignments, 5)

        for _ in range(2):
            revive(assignments, 9, act=resume_assignment)

        assert facts(assignments) == [AssignmentEnded, CaseAssigned]

    def test_of_an_unknown_case_it_knows_nothing(self):
        revive(FakeAssignments(), 9, act=resume_assignment)


class TestReturning:
    def give_back(self, assignments):
        return_assignment(assignments, case_id="case-1", sequence=5, at=NOON + HOUR)

    def test_the_worker_is_free_of_it_and_a_head_gives_it_to_another_by_hand(self, assignments):
        for _ in range(2):
            self.give_back(assignments)

        [fact] = assignments.facts
        assert (type(fact), fact.reason, fact.grid_code) == (CaseUnassigned, "returned", GRID)
        assert not assignments.open_with("W0001", after=None, limit=5)
        pick = HandPick(case_id="case-1", worker_id="W0011", grid_code=NEXT_GRID, note="属该网格")
        assign_case(assignments, ATLAS, NEXT, pick=pick, command=a_command())
        assert assignments.facts[-1].worker_id == "W0011"


class TestTransferring:
    def test_in_another_grid_it_goes_to_who_is_on_duty_there(self, assignments):
        for _ in range(2):
            redirect(assignments, NEXT_GRID)

        [fact] = assignments.facts
        assert (fact.worker_id, fact.grid_code, fact.reason) == ("W0011", NEXT_GRID, "a_on_duty")
        assert assignments.get("case-1").holder.post is Post.A

    def test_in_a_community_its_head_has_to_say_to_whom(self, assignments):
        redirect(assignments, COMMUNITY)

        [fact] = assignments.facts
        assert (fact.reason, fact.grid_code, fact.community_code) == ("transferred", None, COMMUNITY)

    def test_an_older_transfer_that_comes_late_changes_nothing(self, assignments):
        redirect(assignments, NEXT_GRID, sequence=8)

        redirect(assignments, COMMUNITY, sequence=6)

        assert facts(assignments) == [CaseAssigned]
