"""What the stores promise; the stand-ins of the other tests promise the same."""

import pytest

from services.staff.domain.posts import Post
from services.staff.domain.roster import Roster
from services.staff.store.absences import MongoAbsences
from services.staff.store.posts import MongoPosts
from services.staff.store.rosters import MongoRosters
from services.staff.store.workers import MongoWorkers
from shared.kernel.errors import NotFound, StaleWrite
from tests.staff.builders import (
    COMMUNITY,
    GRID,
    MONDAY,
    MONTH,
    TUESDAY,
    a_holder,
    a_roster,
    a_shift,
    a_worker,
    on_leave,
    some_posts,
)
from tests.staff.fakes import FakeAbsences, FakePosts, FakeRepository, FakeRosters
from tests.stores import either

workers = either(FakeRepository, MongoWorkers)
posts = either(FakePosts, MongoPosts)
rosters = either(FakeRosters, MongoRosters)
absences = either(FakeAbsences, MongoAbsences)


def test_a_worker_comes_back_as_he_was(workers):
    workers.save(a_worker(duty_phone="sealed", staff_no="7"))

    assert workers.get("W0001") == workers.find("W0001")
    assert workers.get("W0001").particulars == a_worker(duty_phone="sealed", staff_no="7").particulars
    assert workers.get("W0001").version == 1


def test_there_is_no_worker_whom_nobody_enlisted(workers):
    assert workers.find("W0001") is None
    with pytest.raises(NotFound):
        workers.get("W0001")


def test_posts_come_back_as_they_were(posts):
    posts.save(some_posts(A="W0001", B="W0002"))

    assert posts.find(GRID).holders == {Post.A: a_holder("W0001"), Post.B: a_holder("W0002")}
    assert posts.find(GRID).version == 2


def test_posts_are_found_by_who_holds_one_now(posts):
    posts.save(some_posts(A="W0001", B="W0002"))
    posts.save(some_posts(COMMUNITY, head="W0001"))
    assert [area.id for area in posts.held_by("W0001")] == [COMMUNITY, GRID]

    area = posts.find(GRID)
    area.fill(Post.A, a_holder("W0003"))
    posts.save(area)

    assert [area.id for area in posts.held_by("W0001")] == [COMMUNITY]
    assert [area.id for area in posts.held_by("W0003")] == [GRID]


def test_of_two_who_change_the_same_posts_the_second_is_told(posts):
    posts.save(some_posts(A="W0001", B="W0002"))
    mine, theirs = posts.find(GRID), posts.find(GRID)
    theirs.fill(Post.A, None)
    posts.save(theirs)
    mine.fill(Post.B, None)

    with pytest.raises(StaleWrite):
        posts.save(mine)


def test_a_roster_comes_back_as_it_was(rosters):
    said = (a_shift(), *on_leave(TUESDAY))
    rosters.save(a_roster("W0001", *said))

    assert rosters.find(f"W0001:{MONTH}").shifts == said
    assert rosters.find("W0001:2026-12") is None


def test_absences_come_back_as_they_were(absences):
    none = absences.of(GRID, MONTH)
    absences.keep(none.put_down("W0001", [MONDAY], partner_id="W0002", partner_days=()))

    assert absences.of(GRID, MONTH).away == {"W0001": (MONDAY,)}
    assert absences.of(GRID, "2026-12").away == {}


@pytest.mark.parametrize("before", [0, 1])
def test_of_two_who_put_down_absences_at_once_the_second_is_told(absences, before):
    for _ in range(before):
        absences.keep(absences.of(GRID, MONTH))
    mine, theirs = absences.of(GRID, MONTH), absences.of(GRID, MONTH)
    absences.keep(theirs.put_down("W0002", [MONDAY], partner_id="W0001", partner_days=()))

    with pytest.raises(StaleWrite):
        absences.keep(mine.put_down("W0001", [MONDAY], partner_id="W0002", partner_days=()))


def test_rosters_are_found_by_whom_they_name_as_substitute_in_a_month(rosters):
    for worker_id, substitute_id in (("W0002", "W0003"), ("W0001", "W0003"), ("W0004", None)):
        roster = Roster.blank(worker_id, MONTH)
        roster.publish(on_leave(MONDAY), substitute_id=substitute_id)
        rosters.save(roster)

    assert [each.worker_id for each in rosters.naming("W0003", MONTH)] == ["W0001", "W0002"]
    assert rosters.naming("W0003", "2026-12") == rosters.naming("W0009", MONTH) == []
