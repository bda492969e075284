import pytest

from services.staff.domain.posts import Post, Posts
from shared.events.staff import PostFilled
from shared.kernel.errors import Conflict, Invalid
from tests.staff.builders import COMMUNITY, GRID, a_holder, some_posts


def test_filling_a_post_announces_its_holder():
    posts = Posts(id=GRID)

    assert posts.fill(Post.A, a_holder("W0001"))

    assert posts.happened() == (PostFilled(area=GRID, post="A", worker_id="W0001", label="王*"),)


def test_emptying_a_post_announces_nobody():
    posts = some_posts(A="W0001", B="W0002")
    posts.saved()

    posts.fill(Post.A, None)

    assert posts.happened() == (PostFilled(area=GRID, post="A", worker_id=None, label=None),)
    assert set(posts.holders) == {Post.B}


def test_giving_a_post_to_its_holder_changes_nothing():
    posts = some_posts(A="W0001")
    posts.saved()

    assert not posts.fill(Post.A, a_holder("W0001"))
    assert not posts.happened()


@pytest.mark.parametrize(("last", "other"), [("A", "B"), ("B", "A")])
def test_the_last_holder_of_a_grid_is_not_taken_away_without_a_successor(last, other):
    posts = some_posts(**{last: "W0001"})

    with pytest.raises(Conflict, match="successor"):
        posts.fill(Post(last), None)

    posts.fill(Post(other), a_holder("W0002"))
    assert posts.fill(Post(last), None)


def test_the_last_holder_may_be_replaced():
    posts = some_posts(A="W0001")

    posts.fill(Post.A, a_holder("W0002"))

    assert posts.holders == {Post.A: a_holder("W0002")}


def test_nobody_holds_both_posts_of_a_grid():
    posts = some_posts(A="W0001")

    with pytest.raises(Conflict, match="other post"):
        posts.fill(Post.B, a_holder("W0001"))


def test_a_community_may_be_without_head():
    posts = some_posts(COMMUNITY, head="W0100")

    assert posts.fill(Post.HEAD, None)


@pytest.mark.parametrize(
    ("area", "post"), [(GRID, Post.HEAD), (COMMUNITY, Post.A), ("340102998", Post.HEAD), ("nowhere", Post.A)]
)
def test_an_area_has_only_its_own_posts(area, post):
    with pytest.raises(Invalid):
        Posts(id=area).fill(post, a_holder())


def test_the_partner_is_who_shares_the_grid():
    posts = some_posts(A="W0001", B="W0002")

    assert posts.partner_of("W0001") == a_holder("W0002")
    assert posts.partner_of("W0002") == a_holder("W0001")
    assert some_posts(A="W0001").partner_of("W0001") is None


def test_an_area_that_is_no_more_has_nobody_and_can_be_filled_again():
    posts = some_posts(A="W0001", B="W0002")
    posts.saved()

    assert posts.close()
    assert not posts.close()

    assert [(fact.post, fact.worker_id) for fact in posts.happened()] == [("A", None), ("B", None)]
    assert posts.posts_of("W0001") == ()
    assert posts.fill(Post.A, a_holder("W0003"))
