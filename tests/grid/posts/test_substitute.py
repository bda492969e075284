"""A named third who stands in while both of a grid are away, or one who has no partner there."""

import pytest

from services.grid.domain.assignments.choice import choose_cover, choose_post
from services.grid.domain.posts.duty import Post
from services.grid.usecases.posts.follow_rosters import follow_rosters
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.hand_over import HandoverDesk
from shared.events.staff import RosterPublished
from tests.grid.builders import (
    NOON,
    a_holder,
    a_shift,
    an_assignment,
    in_force,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.grid.fakes import FakeAssignments, FakeAtlas, FakeDueVisits, FakeHandovers, a_rota

POSTS = [post_filled("A", "W0001"), post_filled("B", "W0002")]
LEAVE = (a_shift("leave"),)


def away(worker_id, substitute_id=None):
    return RosterPublished(worker_id=worker_id, month="2026-11", shifts=LEAVE, substitute_id=substitute_id)


def rota_of(*duties):
    return a_rota(posts=POSTS, duties=duties, workers=[worker_enlisted("W0003", "赵*")])


def crew_of(*duties):
    return gather_crew(rota_of(*duties), in_force(), at=NOON)


THIRD = roster_published("W0003", a_shift())


def test_where_both_are_on_leave_who_was_named_has_the_case_on_behalf_of_whom_he_replaces():
    chosen = choose_post(crew_of(away("W0001"), away("W0002", "W0003"), THIRD), NOON)

    assert (chosen.holder.worker_id, chosen.holder.label, chosen.holder.post) == ("W0003", "赵*", Post.B)
    assert (chosen.reason, chosen.on_behalf_of) == ("substitute_covers", "W0002")


def test_the_two_of_the_grid_come_first():
    on_duty = choose_post(crew_of(away("W0001", "W0003"), roster_published("W0002", a_shift()), THIRD), NOON)

    assert (on_duty.holder.worker_id, on_duty.reason) == ("W0002", "b_covers_a_on_leave")


@pytest.mark.parametrize("third", [away("W0003"), roster_published("W0003")], ids=["on leave", "off shift"])
def test_a_substitute_who_is_not_there_has_nothing(third):
    chosen = choose_post(crew_of(away("W0001"), away("W0002", "W0003"), third), NOON)

    assert chosen.holder is None


def test_who_is_not_on_leave_has_no_substitute():
    there = RosterPublished(worker_id="W0001", month="2026-11", shifts=(a_shift(),), substitute_id="W0003")

    assert crew_of(there, THIRD).substitute is None


def test_the_substitute_covers_for_who_does_not_sign_while_the_partner_is_on_leave():
    crew = crew_of(roster_published("W0001", a_shift()), away("W0002", "W0003"), THIRD)

    assert choose_cover(crew, a_holder(Post.A), NOON).holder.worker_id == "W0003"


def test_the_roster_hands_over_to_the_substitute():
    handovers, assignments = FakeHandovers(), FakeAssignments(an_assignment())
    rota = rota_of(away("W0001"), away("W0002", "W0003"), THIRD)

    desk = HandoverDesk(
        handovers=handovers,
        assignments=assignments,
        visits=FakeDueVisits(),
        atlas=FakeAtlas(in_force()),
        rota=rota,
    )
    follow_rosters(desk, now=NOON)

    [made] = handovers.facts
    assert (made.from_id, made.to_id) == ("W0001", "W0003")
