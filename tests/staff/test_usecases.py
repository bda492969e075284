from dataclasses import replace

import pytest

from services.staff.domain.posts import Post
from services.staff.domain.worker import Role
from services.staff.usecases.enlist_workers import enlist_workers
from services.staff.usecases.fill_posts import PostRow, fill_posts
from services.staff.usecases.get_worker import HeldPost, get_worker
from services.staff.usecases.publish_rosters import DutyBook, publish_rosters
from shared.events.staff import WorkerEnlisted
from shared.kernel.errors import NotAllowed, NotFound, StaleWrite
from tests.fakes import FakeRepository, FakeSealer
from tests.staff.builders import (
    COMMUNITY,
    GRID,
    MONDAY,
    MONTH,
    STREET,
    TUESDAY,
    a_caller,
    a_command,
    a_roster,
    a_roster_row,
    a_shift,
    a_worker,
    a_worker_row,
    on_leave,
    some_posts,
)
from tests.staff.fakes import FakeAbsences, FakePosts, FakeRosters


def enlist(workers, *rows, command=None):
    return enlist_workers(workers, FakePosts(), FakeSealer(), rows=rows, command=command or a_command())


def reasons(outcomes):
    return [outcome.reason for outcome in outcomes]


def test_an_enlisted_worker_is_announced_by_masked_name():
    workers = FakeRepository()

    enlist(workers, a_worker_row(name="欧阳小明", duty_phone="13800001234"))

    assert workers.facts == [WorkerEnlisted(worker_id="W0001", label="欧阳*", role="worker", area=COMMUNITY)]
    assert "13800001234" not in str(workers.get("W0001"))


def test_a_refused_row_does_not_keep_the_others_out():
    workers = FakeRepository()
    rows = [a_worker_row(), a_worker_row(id="W0002", area="340102997001"), a_worker_row(id="W0003")]

    outcomes = enlist(workers, *rows)

    assert [(outcome.row, outcome.ok) for outcome in outcomes] == [(0, True), (1, False), (2, True)]
    assert "340102997001" in outcomes[1].reason
    assert set(workers.by_id) == {"W0001", "W0003"}


def test_a_worker_of_another_area_is_not_taken_over():
    workers = FakeRepository(a_worker(area="340102997001"))

    [outcome] = enlist(workers, a_worker_row(area=COMMUNITY))

    assert not outcome.ok


def test_the_same_batch_again_changes_nothing_even_after_another_one():
    workers = FakeRepository()
    first, second = a_command("command-1"), a_command("command-2")
    enlist(workers, a_worker_row(name="王小明"), command=first)
    enlist(workers, a_worker_row(name="李小明"), command=second)

    enlist(workers, a_worker_row(name="王小明"), command=first)

    assert workers.get("W0001").label == "李*"
    assert len(workers.facts) == 2


def test_a_command_id_is_not_used_for_something_else():
    workers = FakeRepository()
    enlist(workers, a_worker_row(), command=a_command("command-1", digest="one"))

    [outcome] = enlist(workers, a_worker_row(), command=a_command("command-1", digest="other"))

    assert not outcome.ok


@pytest.fixture
def workers():
    return FakeRepository(*(a_worker(id) for id in ("W0001", "W0002", "W0003")))


def fill(posts, workers, *rows, command=None):
    rows = [PostRow(area=area, post=Post(post), worker_id=worker_id) for area, post, worker_id in rows]
    return fill_posts(posts, workers, rows=rows, command=command or a_command())


def test_a_batch_fills_the_posts_of_a_grid(workers):
    posts = FakePosts()

    outcomes = fill(posts, workers, (GRID, "A", "W0001"), (GRID, "B", "W0002"))

    assert reasons(outcomes) == [None, None]
    assert [fact.post for fact in posts.facts] == ["A", "B"]


def test_filling_the_same_posts_twice_announces_them_once(workers):
    posts = FakePosts()
    for command in (a_command(), a_command(), a_command("command-2")):
        fill(posts, workers, (GRID, "A", "W0001"), command=command)

    assert len(posts.facts) == 1


def test_a_late_repetition_does_not_give_a_post_back(workers):
    posts = FakePosts()
    fill(posts, workers, (GRID, "A", "W0001"), command=a_command("command-1"))
    fill(posts, workers, (GRID, "A", "W0002"), command=a_command("command-2"))

    fill(posts, workers, (GRID, "A", "W0001"), command=a_command("command-1"))

    assert posts.find(GRID).holders[Post.A].worker_id == "W0002"


def test_only_somebody_who_works_there_gets_a_post(workers):
    posts = FakePosts()
    workers.save(a_worker("W0009", area="340102998002"))

    outcomes = fill(posts, workers, (GRID, "A", "W0009"), (GRID, "A", "W0404"))

    assert [outcome.ok for outcome in outcomes] == [False, False]
    assert not posts.facts


def test_posts_of_another_area_are_not_filled(workers):
    with_area = a_command(areas=frozenset({"340102998002"}))

    [outcome] = fill(FakePosts(), workers, (GRID, "A", "W0001"), command=with_area)

    assert not outcome.ok


def test_the_last_holder_stays(workers):
    posts = FakePosts(some_posts(A="W0001"))

    [outcome] = fill(posts, workers, (GRID, "A", None))

    assert "successor" in outcome.reason


@pytest.fixture
def book(workers):
    return DutyBook(
        workers=workers,
        posts=FakePosts(some_posts(A="W0001", B="W0002")),
        rosters=FakeRosters(),
        absences=FakeAbsences(),
    )


def publish(book, *rows, command=None):
    return publish_rosters(book, rows=rows, command=command or a_command())


def test_a_published_roster_is_kept_and_announced_once(book):
    for command in (a_command(), a_command(), a_command("command-2")):
        assert reasons(publish(book, a_roster_row("W0001", a_shift()), command=command)) == [None]

    assert book.rosters.find(f"W0001:{MONTH}").shifts == (a_shift(),)
    assert len(book.rosters.facts) == 1


def test_both_of_a_grid_are_not_away_on_one_day(book):
    rows = [a_roster_row("W0001", *on_leave(MONDAY)), a_roster_row("W0002", *on_leave(MONDAY, TUESDAY))]

    outcomes = publish(book, *rows)

    assert [outcome.ok for outcome in outcomes] == [True, False]
    assert "2026-11-23" in outcomes[1].reason
    assert book.rosters.find(f"W0002:{MONTH}") is None


def test_the_partners_leave_counts_although_he_published_it_before_he_held_the_post(book):
    book.rosters.save(a_roster("W0003", *on_leave(TUESDAY)))
    fill(book.posts, book.workers, (GRID, "B", "W0003"))

    [outcome] = publish(book, a_roster_row("W0001", *on_leave(TUESDAY)))

    assert "2026-11-24" in outcome.reason


def test_leave_that_was_given_up_is_free_for_the_partner(book):
    publish(book, a_roster_row("W0001", *on_leave(MONDAY)), command=a_command("command-1"))
    publish(book, a_roster_row("W0001", a_shift()), command=a_command("command-2"))

    [outcome] = publish(book, a_roster_row("W0002", *on_leave(MONDAY)), command=a_command("command-3"))

    assert outcome.ok


class OvertakenAbsences(FakeAbsences):
    """Lets somebody else be quicker, once, just before something is put down."""

    def __init__(self):
        super().__init__()
        self.quicker = None

    def keep(self, absences):
        quicker, self.quicker = self.quicker, None
        if quicker:
            quicker()
        super().keep(absences)


def test_of_two_who_publish_leave_at_the_same_moment_the_second_is_refused(book):
    absences = OvertakenAbsences()
    book = replace(book, absences=absences)
    absences.quicker = lambda: publish(
        book, a_roster_row("W0002", *on_leave(MONDAY)), command=a_command("command-2")
    )

    with pytest.raises(StaleWrite):  # and then the door asks again
        publish(book, a_roster_row("W0001", *on_leave(MONDAY)))
    [outcome] = publish(book, a_roster_row("W0001", *on_leave(MONDAY)))

    assert "2026-11-23" in outcome.reason


def test_who_holds_no_post_may_be_away(book):
    [outcome] = publish(book, a_roster_row("W0003", *on_leave(MONDAY)))

    assert outcome.ok


def test_a_roster_of_an_unknown_worker_or_another_area_is_refused(book):
    elsewhere = a_command(areas=frozenset({"340102998002"}))

    assert not publish(book, a_roster_row("W0404", a_shift()))[0].ok
    assert not publish(book, a_roster_row("W0001", a_shift()), command=elsewhere)[0].ok


def test_a_worker_is_shown_with_his_posts():
    posts = FakePosts(some_posts(A="W0001", B="W0002"), some_posts(COMMUNITY, head="W0001"))

    sheet = get_worker(
        FakeRepository(a_worker(role=Role.STATION_HEAD)), posts, worker_id="W0001", caller=a_caller()
    )

    assert sheet.posts == (
        HeldPost(area=COMMUNITY, post=Post.HEAD),
        HeldPost(area=GRID, post=Post.A),
    )


def test_a_worker_sees_himself_and_those_of_his_area():
    workers, posts = FakeRepository(a_worker()), FakePosts()
    stranger = a_caller(areas=frozenset({"340102998002"}))

    assert get_worker(workers, posts, worker_id="W0001", caller=a_caller(areas=frozenset({STREET})))
    assert get_worker(workers, posts, worker_id="W0001", caller=a_caller(id="W0001", areas=frozenset()))
    with pytest.raises(NotAllowed):
        get_worker(workers, posts, worker_id="W0001", caller=stranger)
    with pytest.raises(NotFound):
        get_worker(workers, posts, worker_id="W0404", caller=stranger)
