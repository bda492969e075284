"""Who took over goes on leave himself: he hands on, and everybody gets back what is his, in any order."""

from itertools import permutations

import pytest

from services.grid.domain.assignments.choice import choose_post
from services.grid.usecases.posts.follow_rosters import follow_rosters
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.hand_over import HandoverDesk
from services.grid.usecases.posts.move_cases import move_cases
from shared.events.staff import RosterPublished
from tests.grid.builders import MONDAY, NOON, a_shift, in_force, post_filled
from tests.grid.fakes import FakeAssignments, FakeAtlas, FakeDueVisits, FakeHandovers, a_rota
from tests.grid.posts.test_handover import DAY, case_of, signed

ATLAS = FakeAtlas(in_force())
POSTS = [post_filled("A", "W0001"), post_filled("B", "W0002")]
DAYS = range(5)


def roster(worker_id, pattern, substitute_id=None):
    """Return a roster: a letter a day from Monday on, L for leave and W for work."""
    places = {"L": "leave", "W": "grid"}
    shifts = tuple(
        a_shift(places[letter], day=MONDAY + number * DAY) for number, letter in enumerate(pattern)
    )
    return RosterPublished(worker_id=worker_id, month="2026-11", shifts=shifts, substitute_id=substitute_id)


class Week:
    """A week of a grid; what the handovers say is heard each day, twice."""

    def __init__(self, *rosters, cases=("W0001",)):
        assignments = [case_of(worker, f"case-{number}") for number, worker in enumerate(cases, 1)]
        self.desk = HandoverDesk(
            handovers=FakeHandovers(),
            assignments=FakeAssignments(*assignments),
            visits=FakeDueVisits(),
            atlas=ATLAS,
            rota=a_rota(posts=POSTS, duties=rosters),
        )

    def live(self, day, order=None):
        now = NOON + day * DAY
        for _ in range(2):
            follow_rosters(self.desk, now=now)
        ids = list(self.desk.handovers.by_id)
        for id in [*(order(ids) if order else ids)] * 2:
            move_cases(self.desk.handovers, self.desk.assignments, self.desk.rota, handover_id=id, at=now)

    def has(self, case_id="case-1"):
        kept = self.desk.assignments.get(case_id)
        return kept.holder.worker_id, kept.on_behalf_of


# W0001 (A) is away all the time but Friday, W0002 (B) from Tuesday on; B has named W0003, who is away on
# Wednesday and has named W0004.
A = roster("W0001", "LLLLW")
B = roster("W0002", "WLLLL", "W0003")
C = roster("W0003", "WWLWW", "W0004")
D = roster("W0004", "WWWWW")


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_a_case_goes_from_hand_to_hand_on_behalf_of_whose_it_is_and_back(order):
    week, seen = Week(A, B, C, D), []
    for day in DAYS:
        week.live(day, lambda ids: [ids[at] for at in order if at < len(ids)])
        week.live(day)
        seen.append(week.has())

    assert seen == [
        ("W0002", "W0001"),
        ("W0003", "W0001"),
        ("W0004", "W0001"),
        ("W0003", "W0001"),
        ("W0001", None),
    ]


def test_everybody_gets_back_his_own_and_nobody_what_another_has_begun():
    week = Week(
        roster("W0001", "LLWWW"), roster("W0002", "WLLWW", "W0003"), C, cases=("W0001", "W0002", "W0001")
    )
    week.live(0)
    week.live(1)
    assert [week.has(f"case-{n}") for n in (1, 2)] == [("W0003", "W0001"), ("W0003", "W0002")]
    week.desk.assignments.save(signed(week.desk.assignments.get("case-3"), "W0003"))

    week.live(2)
    assert [week.has(f"case-{n}") for n in (1, 3)] == [("W0001", None), ("W0004", "W0001")]
    week.live(3)
    assert [week.has(f"case-{n}") for n in (2, 3)] == [("W0002", None), ("W0003", "W0001")]


def test_a_new_case_goes_to_whom_the_substitute_has_named_while_he_is_on_leave_himself():
    for day, expected in enumerate(["W0002", "W0003", "W0004", "W0003", "W0001"]):
        at = NOON + day * DAY
        crew = gather_crew(a_rota(posts=POSTS, duties=[A, B, C, D]), in_force(), at=at)
        assert choose_post(crew, at).holder.worker_id == expected


def test_substitutes_who_name_each_other_end_nowhere():
    rota = a_rota(
        posts=POSTS,
        duties=[
            roster("W0001", "L", "W0003"),
            roster("W0002", "L"),
            roster("W0003", "L", "W0004"),
            roster("W0004", "L", "W0003"),
        ],
    )

    assert choose_post(gather_crew(rota, in_force(), at=NOON), NOON).holder is None
