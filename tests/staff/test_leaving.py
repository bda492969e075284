"""Who leaves, and that no grid is left to nobody."""

import pytest

from services.staff.domain.posts import Post
from services.staff.domain.worker import Role, Worker
from services.staff.usecases.enlist_workers import WorkerRow, enlist_workers
from services.staff.usecases.fill_posts import PostRow, fill_posts
from services.staff.usecases.release_worker import Leaving, release_worker
from shared.events.staff import PostFilled, WorkerReleased
from shared.kernel.errors import Conflict, NotAllowed, StaleWrite
from tests.fakes import FakeRepository, FakeSealer
from tests.staff.builders import COMMUNITY, GRID, NOON, STREET, a_command, a_worker, some_posts
from tests.staff.fakes import FakePosts

SECOND_GRID = "340102998001J002"
ELSEWHERE = "340102998002"


class Street:
    def __init__(self, *areas):
        self.workers = FakeRepository(*(a_worker(id) for id in ("W0001", "W0002", "W0003")))
        self.posts = FakePosts(*areas)

    def release(self, worker_id="W0001", successor_id=None, id="release-1", **by):
        leaving = Leaving(worker_id=worker_id, successor_id=successor_id)
        return release_worker(self.workers, self.posts, leaving=leaving, command=a_command(id, **by))

    def holders(self, area=GRID):
        return {post.value: held.worker_id for post, held in self.posts.find(area).holders.items()}


def test_the_last_worker_of_a_grid_does_not_leave_without_a_successor():
    street = Street(some_posts(A="W0001"))

    with pytest.raises(Conflict, match="successor"):
        street.release()

    assert (street.workers.facts, street.posts.facts) == ([], [])


def test_the_last_worker_leaves_when_somebody_follows_him():
    street = Street(some_posts(A="W0001"))

    for _ in range(2):
        street.release(successor_id="W0003")

    assert street.holders() == {"A": "W0003"}
    assert street.posts.facts == [PostFilled(area=GRID, post="A", worker_id="W0003", label="王*")]
    assert street.workers.facts == [WorkerReleased(worker_id="W0001", area=COMMUNITY, released_at=NOON)]


def test_where_a_partner_stays_nobody_has_to_follow():
    street = Street(some_posts(A="W0001", B="W0002"))

    street.release()

    assert street.holders() == {"B": "W0002"}


def test_the_two_of_a_grid_do_not_both_leave_one_after_the_other():
    street = Street(some_posts(A="W0001", B="W0002"))
    street.release()

    with pytest.raises(Conflict, match="successor"):
        street.release("W0002", id="release-2")


def test_of_two_who_leave_at_the_same_moment_one_has_to_look_again():
    street = Street(some_posts(A="W0001", B="W0002"))
    seen = street.posts.find(GRID)
    street.release()

    seen.fill(Post.B, None)
    with pytest.raises(StaleWrite):
        street.posts.save(seen)


def test_one_grid_that_would_be_left_to_nobody_keeps_all_his_posts():
    street = Street(some_posts(A="W0001", B="W0002"), some_posts(SECOND_GRID, A="W0001"))

    with pytest.raises(Conflict):
        street.release()

    assert street.holders() == {"A": "W0001", "B": "W0002"}


def test_the_partner_cannot_follow_for_he_would_hold_both_posts():
    street = Street(some_posts(A="W0001", B="W0002"))

    with pytest.raises(Conflict):
        street.release(successor_id="W0002")


def test_a_wish_that_was_interrupted_is_finished_when_it_is_told_again():
    street = Street(some_posts(A="W0001", B="W0002"))
    crashed = street.posts.find(GRID)
    crashed.fill(Post.A, None)
    street.posts.save(crashed)

    street.release()

    assert street.workers.get("W0001").left_at == NOON


def test_who_has_gone_is_released_no_more_and_gets_no_post_until_he_is_enlisted_again():
    street = Street()
    street.release()
    row = PostRow(area=GRID, post=Post.A, worker_id="W0001")

    with pytest.raises(Conflict, match="已离岗"):
        street.release(id="release-2")
    [outcome] = fill_posts(street.posts, street.workers, rows=[row], command=a_command("fill-1"))
    assert "已离岗" in outcome.reason
    enlist(street)
    [outcome] = fill_posts(street.posts, street.workers, rows=[row], command=a_command("fill-2"))
    assert outcome.ok


def test_the_head_of_another_community_lets_nobody_go():
    with pytest.raises(NotAllowed):
        Street().release(areas=frozenset({ELSEWHERE}))


def enlist(street, area=COMMUNITY):
    row = WorkerRow(id="W0001", name="王小明", role=Role.WORKER, area=area)
    command = a_command("enlist-1", areas=frozenset({STREET}))
    [outcome] = enlist_workers(street.workers, street.posts, FakeSealer(), rows=[row], command=command)
    return outcome


def test_nobody_moves_away_from_a_post_that_he_holds():
    street = Street(some_posts(A="W0001", B="W0002"))

    moved = enlist(street, area=ELSEWHERE)

    assert not moved.ok
    assert "接任人" in moved.reason
    assert street.workers.get("W0001").area == COMMUNITY


@pytest.mark.parametrize("area", [COMMUNITY, GRID, STREET])
def test_who_stays_around_his_post_may_be_corrected(area):
    street = Street(some_posts(A="W0001", B="W0002"))

    assert enlist(street, area=area).ok


def test_a_worker_of_an_older_release_has_not_left():
    assert Worker(id="W0001", particulars=a_worker().particulars).left_at is None
