"""A third who stands in: then both of a grid may be away on one day."""

from dataclasses import replace

import pytest

from services.staff.usecases.publish_rosters import DutyBook, publish_rosters
from tests.fakes import FakeRepository
from tests.staff.builders import (
    GRID,
    MONDAY,
    MONTH,
    TUESDAY,
    a_command,
    a_roster,
    a_roster_row,
    a_shift,
    a_worker,
    on_leave,
    some_posts,
)
from tests.staff.fakes import FakeAbsences, FakePosts, FakeRosters

ELSEWHERE = "340102998002"


@pytest.fixture
def book():
    people = [a_worker(id) for id in ("W0001", "W0002", "W0003")]
    return DutyBook(
        workers=FakeRepository(*people, a_worker("W0009", area=ELSEWHERE)),
        posts=FakePosts(some_posts(A="W0001", B="W0002")),
        rosters=FakeRosters(),
        absences=FakeAbsences(),
    )


def away(book, worker_id, *days, substitute_id=None, id):
    row = replace(a_roster_row(worker_id, *on_leave(*days)), substitute_id=substitute_id)
    [outcome] = publish_rosters(book, rows=[row], command=a_command(id))
    return outcome


def test_both_may_be_away_when_somebody_stands_in_for_one_of_them(book):
    assert away(book, "W0001", MONDAY, id="1").ok
    assert not away(book, "W0002", MONDAY, id="2").ok

    assert away(book, "W0002", MONDAY, substitute_id="W0003", id="3").ok
    assert book.rosters.facts[-1].substitute_id == "W0003"


def test_whose_days_are_covered_keeps_the_partner_from_nothing(book):
    assert away(book, "W0001", MONDAY, substitute_id="W0003", id="1").ok

    assert away(book, "W0002", MONDAY, id="2").ok


def test_without_the_substitute_the_days_count_again(book):
    away(book, "W0001", MONDAY, substitute_id="W0003", id="1")
    away(book, "W0001", MONDAY, id="2")

    assert not away(book, "W0002", MONDAY, id="3").ok


def test_another_substitute_is_news_although_the_shifts_are_the_same(book):
    away(book, "W0001", MONDAY, id="1")
    away(book, "W0001", MONDAY, substitute_id="W0003", id="2")
    away(book, "W0001", MONDAY, substitute_id="W0003", id="3")

    assert [fact.substitute_id for fact in book.rosters.facts] == [None, "W0003"]


@pytest.mark.parametrize(
    ("substitute_id", "why"),
    [("W0001", "第三人"), ("W0002", "第三人"), ("W0009", "works in"), ("W0404", "W0404")],
    ids=["himself", "the partner", "somebody from elsewhere", "nobody"],
)
def test_refused_as_substitute(book, substitute_id, why):
    outcome = away(book, "W0001", MONDAY, substitute_id=substitute_id, id="1")

    assert why in outcome.reason
    assert book.rosters.find(f"W0001:{MONTH}") is None


def test_who_is_away_himself_stands_in_for_nobody(book):
    book.rosters.save(a_roster("W0003", *on_leave(TUESDAY), a_shift(MONDAY)))

    assert away(book, "W0001", MONDAY, substitute_id="W0003", id="1").ok
    assert "2026-11-24" in away(book, "W0001", TUESDAY, substitute_id="W0003", id="2").reason
    assert book.absences.of(GRID, MONTH).away["W0001"] == (MONDAY,)


def test_who_stands_in_is_away_later_only_when_another_third_relieves_him(book):
    book.workers.save(a_worker("W0004"))
    away(book, "W0001", MONDAY, TUESDAY, substitute_id="W0003", id="1")

    assert "W0001" in away(book, "W0003", TUESDAY, id="2").reason
    assert "第三人" in away(book, "W0003", TUESDAY, substitute_id="W0002", id="3").reason
    assert away(book, "W0003", TUESDAY, substitute_id="W0004", id="4").ok
    assert book.rosters.find(f"W0003:{MONTH}").substitute_id == "W0004"


def test_on_days_on_which_he_stands_in_for_nobody_a_substitute_may_be_away(book):
    away(book, "W0001", MONDAY, substitute_id="W0003", id="1")

    assert away(book, "W0003", TUESDAY, id="2").ok
