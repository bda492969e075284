"""A reporter who was called at a wrong number is called on at home, once."""

from datetime import timedelta

import pytest

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.territory.place import Place
from services.grid.usecases.visits.find_phone import find_phone
from shared.events.intake_handling import VisitFailed
from tests.grid.builders import a_decision, an_accepted_case
from tests.grid.fakes import FakeAssignments
from tests.grid.visits.builders import DAY, NOW, RULES, a_call, a_standing
from tests.grid.visits.fakes import FakePlans, a_book

HOME = Place(household_id="H00000001")


def assigned(place):
    return FakeAssignments(Assignment.decide(an_accepted_case(place=place), a_decision()))


def fail(assignments, book, result="wrong_number", *, event_id="event-1", at=NOW):
    failed = VisitFailed(case_id="case-1", tries=1, result=result, failed_at=at)
    find_phone(assignments, book, failed=failed, event_id=event_id, at=at)


def asked_for(book):
    plan = book.plans.find("H00000001")
    return [(task.purpose, task.ends, task.by_phone) for task in plan.tasks] if plan else []


def test_somebody_goes_there_within_a_week_and_a_call_does_not_do():
    book = a_book(None, a_standing())

    fail(assigned(HOME), book)

    assert asked_for(book) == [("lost_phone", NOW + 7 * DAY, False)]


def test_told_twice_it_asks_once_although_somebody_was_there_meanwhile():
    book, assignments = a_book(None, a_standing()), assigned(HOME)
    fail(assignments, book)
    fail(assignments, book)
    plan = book.plans.get("H00000001")
    plan.take(a_call(NOW + timedelta(hours=1)), RULES, at=NOW + timedelta(hours=1))
    book.plans.save(plan)
    fail(assignments, book, at=NOW + timedelta(hours=2))
    assert asked_for(book) == []

    fail(assignments, book, event_id="event-2", at=NOW + DAY)
    assert [purpose for purpose, _, _ in asked_for(book)] == ["lost_phone"]


@pytest.mark.parametrize("result", ["no_answer", "refused"])
def test_who_does_not_answer_has_his_phone_still(result):
    book = a_book(None, a_standing())

    fail(assigned(HOME), book, result)

    assert asked_for(book) == []


@pytest.mark.parametrize(
    "assignments",
    [FakeAssignments(), assigned(None), assigned(Place()), assigned(Place(household_id="H404"))],
    ids=["no case", "no place", "no household", "nobody knows it"],
)
def test_where_no_household_is_known_nobody_is_sent(assignments):
    book = a_book(FakePlans(), a_standing())

    fail(assignments, book)

    assert book.plans.by_id == {}
