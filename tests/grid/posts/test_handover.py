"""Handing over before leaving, by oneself or by the roster, and getting everything back."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import Signature
from services.grid.domain.posts.duty import Crew, Post, was_away
from services.grid.domain.posts.handover import Handover, Hands, Item, ItemKind, VisitDue
from services.grid.usecases.posts.accept_handover import accept_handover
from services.grid.usecases.posts.follow_rosters import follow_rosters
from services.grid.usecases.posts.grid_handovers import grid_handovers
from services.grid.usecases.posts.hand_over import HandoverDesk, HandoverWish, hand_over
from services.grid.usecases.posts.move_cases import move_cases
from services.grid.usecases.posts.return_handover import return_handover
from shared.events.grid import CaseAssigned, HandoverAccepted, HandoverMade, HandoverReturned
from shared.kernel.errors import Conflict, NotAllowed
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    MONDAY,
    NEXT_GRID,
    NOON,
    a_caller,
    a_command,
    a_holder,
    a_location,
    a_shift,
    an_assignment,
    in_force,
    post_filled,
    roster_published,
)
from tests.grid.fakes import FakeAssignments, FakeAtlas, FakeDueVisits, FakeHandovers, a_rota

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
ATLAS = FakeAtlas(in_force())
POSTS = [
    post_filled("A", "W0001"),
    post_filled("B", "W0002"),
    post_filled("head", "W0100", area=COMMUNITY),
]
ROTA = a_rota(
    posts=POSTS,
    duties=[
        roster_published("W0001", a_shift(), a_shift("leave", day=TUESDAY), a_shift(day=WEDNESDAY)),
        roster_published("W0002", a_shift(), a_shift(day=TUESDAY), a_shift(day=WEDNESDAY)),
    ],
)
BOTH_AWAY = a_rota(
    posts=POSTS,
    duties=[roster_published("W0001", a_shift("leave")), roster_published("W0002", a_shift("training"))],
)
DUE = VisitDue(household_id="H00000001", purpose="visit", ends=NOON + DAY)
KEY = Item(kind=ItemKind.KEY, words="三号楼配电房钥匙")
PARTNERS = {"W0001": "worker", "W0002": "worker", "W0100": "station_head"}


def by(id, command_id=None, at=NOON):
    areas = frozenset({COMMUNITY if id == "W0100" else GRID})
    command = a_command(command_id or f"command-{id}", at=at)
    return replace(command, by=a_caller(id=id, roles=frozenset({PARTNERS.get(id, "worker")}), areas=areas))


def case_of(worker_id, id="case-1", **but):
    post = Post.A if worker_id == "W0001" else Post.B
    choice = Choice(reason=Reason.A_ON_DUTY, holder=a_holder(post, worker_id=worker_id))
    return an_assignment(id, **{"choice": choice} | but)


class Town:
    """What the use cases of handovers need together."""

    def __init__(self, *assignments, rota=ROTA, **due):
        self.handovers, self.assignments = FakeHandovers(), FakeAssignments(*assignments)
        self.rota, self.visits = rota, FakeDueVisits(**due)

    @property
    def desk(self):
        return HandoverDesk(
            handovers=self.handovers,
            assignments=self.assignments,
            visits=self.visits,
            atlas=ATLAS,
            rota=self.rota,
        )

    def hand_over(self, command=None, **but):
        wish = HandoverWish(**{"grid_code": GRID, "from_id": None, "to_id": None, "items": (KEY,)} | but)
        return hand_over(self.desk, wish=wish, command=command or by("W0001"))

    def follow(self, now):
        follow_rosters(self.desk, now=now)

    def move(self, at=NOON):
        for handover in list(self.handovers.by_id):
            for _ in range(2):
                move_cases(self.handovers, self.assignments, self.rota, handover_id=handover, at=at)

    def has(self, case_id="case-1"):
        kept = self.assignments.get(case_id)
        return kept.holder.worker_id, kept.on_behalf_of, kept.decision.choice.reason.value


def signed(assignment, worker_id):
    signature = Signature(worker_id=worker_id, on_behalf_of=None, at=NOON)
    assignment.sign(signature, crew=Crew(), sequence=3)
    return assignment


class TestHandingOver:
    def test_every_open_case_goes_to_the_partner_on_behalf_of_who_leaves(self):
        elsewhere = case_of("W0001", "case-3", location=a_location(grid=in_force(NEXT_GRID)))
        town = Town(case_of("W0001"), case_of("W0002", "case-2"), elsewhere)

        for _ in range(2):
            made = town.hand_over()
        town.move()

        [fact] = town.handovers.facts
        assert isinstance(fact, HandoverMade)
        assert (fact.from_id, fact.to_id, fact.cases, fact.items, fact.auto) == (
            "W0001",
            "W0002",
            1,
            1,
            False,
        )
        assert (made.case_ids, made.items) == (("case-1",), (KEY,))
        assert town.has() == ("W0002", "W0001", "handed_over")
        assert [type(each) for each in town.assignments.facts] == [CaseAssigned]
        assert town.has("case-3")[0] == "W0001"

    def test_visits_that_are_due_are_on_the_list(self):
        made = Town(W0001=(DUE,), W0002=(replace(DUE, household_id="H00000002"),)).hand_over()

        assert made.visits == (DUE,)

    def test_what_was_signed_stays_signed(self):
        town = Town(signed(case_of("W0001"), "W0001"))
        town.hand_over()
        town.move()

        assert town.assignments.get("case-1").signature.worker_id == "W0001"
        assert not town.assignments.get("case-1").awaits_signature

    def test_a_named_substitute_takes_over(self):
        town = Town(case_of("W0001"))

        town.hand_over(to_id="W0100")
        town.move()

        assert town.has()[0] == "W0100"

    def test_the_head_hands_over_for_who_could_not(self):
        town = Town(case_of("W0001"))

        assert town.hand_over(by("W0100"), from_id="W0001").hands.to_id == "W0002"

    def test_numbers_of_people_are_taken_out_of_the_list(self):
        town = Town()

        made = town.hand_over(items=(Item(kind=ItemKind.MATERIAL, words="13800001234的复印件"),))

        assert made.items[0].words == "***的复印件"

    @pytest.mark.parametrize(
        "wish",
        [
            {"from_id": "W0002"},
            {"to_id": "W0001"},
            {"to_id": "W0900"},
        ],
        ids=["another's", "to himself", "to a stranger"],
    )
    def test_refused(self, wish):
        town = Town(case_of("W0001"))

        with pytest.raises(Conflict):
            town.hand_over(**wish)

        assert town.handovers.facts == []

    def test_refused_to_who_is_on_leave(self):
        with pytest.raises(Conflict, match="替班"):
            Town(case_of("W0001"), rota=BOTH_AWAY).hand_over()

    def test_refused_a_second_time_before_the_first_is_over(self):
        town = Town(case_of("W0001"))
        town.hand_over()

        with pytest.raises(Conflict, match="尚未交还"):
            town.hand_over(by("W0001", "another"))

    def test_refused_in_another_area(self):
        stranger = replace(by("W0001"), by=a_caller(areas=frozenset({ELSEWHERE})))

        with pytest.raises(NotAllowed):
            Town().hand_over(stranger)


class TestReturning:
    def returned(self, town, by_whom="W0002"):
        [handover] = town.handovers.by_id
        return return_handover(town.handovers, handover_id=handover, command=by(by_whom, "return-1"))

    def test_what_is_open_goes_back_with_what_came_meanwhile_but_not_what_he_signed(self):
        town = Town(case_of("W0001"), case_of("W0001", "case-2"))
        town.hand_over()
        town.move()
        taken = signed(town.assignments.get("case-2"), "W0002")
        town.assignments.save(taken)
        meanwhile = Choice(reason=Reason.B_COVERS_A_ON_LEAVE, holder=a_holder(Post.B), on_behalf_of="W0001")
        town.assignments.save(case_of("W0002", "case-3", choice=meanwhile))

        for _ in range(2):
            self.returned(town)
        town.move()

        assert town.has("case-1") == ("W0001", None, "handed_back")
        assert town.has("case-2")[0] == "W0002"
        assert town.has("case-3") == ("W0001", None, "handed_back")
        assert [type(fact) for fact in town.handovers.facts] == [HandoverMade, HandoverReturned]

    def test_the_beginning_that_is_heard_after_the_end_moves_nothing(self):
        town = Town(case_of("W0001"))
        town.hand_over()
        self.returned(town)

        town.move()

        assert town.assignments.facts == []

    def test_an_ended_case_is_moved_by_nobody(self):
        town = Town(case_of("W0001"))
        town.hand_over()
        over = town.assignments.get("case-1")
        over.end(NOON)
        town.assignments.save(over)
        town.assignments.facts.clear()

        town.move()

        assert town.assignments.facts == []

    @pytest.mark.parametrize(("who", "may"), [("W0001", True), ("W0100", True), ("W0900", False)])
    def test_those_two_and_the_head_may_return_it(self, who, may):
        town = Town()
        town.hand_over()

        if may:
            assert self.returned(town, who).returned_by == who
        else:
            with pytest.raises(NotAllowed):
                self.returned(town, who)


class TestTheRoster:
    NEXT_NOON = NOON + DAY
    BACK = NOON + 2 * DAY

    def test_hands_over_for_who_did_not_once_and_gives_back_when_he_is_there(self):
        town = Town(case_of("W0001"))

        for now in (NOON, self.NEXT_NOON, self.NEXT_NOON):
            town.follow(now)
            town.move(now)
        assert town.has() == ("W0002", "W0001", "handed_over")
        for _ in range(2):
            town.follow(self.BACK)
            town.move(self.BACK)

        assert [type(fact) for fact in town.handovers.facts] == [HandoverMade, HandoverReturned]
        assert all(fact.auto for fact in town.handovers.facts)
        assert town.has() == ("W0001", None, "handed_back")

    def test_leaves_alone_who_handed_over_by_himself_until_he_was_away_and_is_back(self):
        town = Town(case_of("W0001"))
        town.hand_over()
        town.move()

        town.follow(NOON)
        town.follow(self.NEXT_NOON)
        assert [type(fact) for fact in town.handovers.facts] == [HandoverMade]
        town.follow(self.BACK)

        assert isinstance(town.handovers.facts[-1], HandoverReturned)

    def test_hands_over_nothing_where_there_is_nothing_or_nobody_to_take_it(self):
        nothing, nobody = Town(), Town(case_of("W0001"), rota=BOTH_AWAY)

        nothing.follow(self.NEXT_NOON)
        nobody.follow(NOON)

        assert nothing.handovers.facts == nobody.handovers.facts == []

    def test_hands_over_the_visits_of_who_has_no_case(self):
        town = Town(W0001=(DUE,))

        for _ in range(2):
            town.follow(self.NEXT_NOON)

        [fact] = town.handovers.facts
        assert (fact.from_id, fact.cases, fact.visits, fact.auto) == ("W0001", 0, 1, True)

    def test_of_two_replicas_one_hands_over(self):
        town = Town(case_of("W0001"))
        late = FakeHandovers()
        follow_rosters(replace(town.desk, handovers=late), now=self.NEXT_NOON)
        town.follow(self.NEXT_NOON)

        assert set(late.by_id) == set(town.handovers.by_id)


def a_handover():
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    return Handover.make(hands, cause="command-1", case_ids=("case-1",), at=NOON)


ACTS = {
    "accept": lambda it: it.accept("W0002", at=NOON),
    "give back": lambda it: it.give_back("W0002", at=NOON),
}
STATES = {"made": (), "accepted": ("accept",), "returned": ("give back",), "both": ("accept", "give back")}
ALLOWED = {("made", "accept"), ("made", "give back"), ("accepted", "give back")}


@pytest.mark.parametrize(("state", "act"), list(product(STATES, ACTS)))
def test_every_act_in_every_state(state, act):
    handover = a_handover()
    for each in STATES[state]:
        ACTS[each](handover)

    if (state, act) in ALLOWED:
        before = len(handover.happened())
        ACTS[act](handover)
        assert len(handover.happened()) == before + 1
    else:
        with pytest.raises(Conflict):
            ACTS[act](handover)


def test_only_who_takes_over_accepts_and_the_same_wish_twice_is_one():
    town = Town()
    id = town.hand_over().id

    with pytest.raises(Conflict, match="不是交给您"):
        accept_handover(town.handovers, handover_id=id, command=by("W0001", "accept-1"))
    for _ in range(2):
        accept_handover(town.handovers, handover_id=id, command=by("W0002", "accept-2"))

    assert [type(fact) for fact in town.handovers.facts] == [HandoverMade, HandoverAccepted]


def test_the_handovers_of_a_grid_are_shown_newest_first_page_by_page():
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    made = [Handover.make(hands, cause=str(n), case_ids=(), at=NOON + n * DAY) for n in range(3)]
    handovers = FakeHandovers(*made)

    first = grid_handovers(handovers, grid_code=GRID, after=None, limit=2, caller=a_caller())
    rest = grid_handovers(handovers, grid_code=GRID, after=first.next, limit=2, caller=a_caller())

    assert [each.id for each in (*first.items, *rest.items)] == [each.id for each in reversed(made)]
    assert rest.next is None
    with pytest.raises(NotAllowed):
        grid_handovers(
            handovers, grid_code=GRID, after=None, limit=2, caller=a_caller(areas=frozenset({ELSEWHERE}))
        )


def test_somebody_was_away_only_where_leave_or_training_touches_the_time():
    leave, training = a_shift("leave", start="13:00"), a_shift("training", day=TUESDAY)

    assert was_away([leave], since=NOON, until=NOON + 2 * timedelta(hours=1))
    assert not was_away([leave], since=NOON, until=NOON + timedelta(hours=1))
    assert was_away([training], since=NOON, until=NOON + 2 * DAY)
    assert not was_away([a_shift(day=MONDAY)], since=NOON - DAY, until=NOON + DAY)
