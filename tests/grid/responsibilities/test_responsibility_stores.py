"""What the stores of responsibilities promise; the stand-ins of the other tests promise the same."""

import pytest

from services.grid.domain.responsibilities.answering import Answering
from services.grid.domain.responsibilities.responsibility_check import ResponsibilityCheck
from services.grid.store.responsibilities.checks import MongoResponsibilityChecks
from services.grid.store.responsibilities.responsibilities import MongoResponsibilities
from shared.kernel.errors import StaleWrite
from tests.fakes import FakeRepository
from tests.grid.builders import GRID, NOON
from tests.grid.responsibilities.builders import HOMES, FakeResponsibilities, a_responsibility, on
from tests.stores import either

given = either(FakeResponsibilities, MongoResponsibilities)
checks = either(FakeRepository, MongoResponsibilityChecks)


def test_they_are_found_by_their_households_and_come_back_as_they_were(given):
    for each in (a_responsibility("b", *HOMES[:2], until=3), a_responsibility("a", HOMES[1])):
        given.save(each)

    assert [each.id for each in given.of_households(HOMES[1:])] == ["a", "b"]
    [first] = given.of_households([HOMES[0]])
    assert (first.household_ids, first.since, first.until) == (tuple(HOMES[:2]), on(0), on(3))
    assert given.of_households([HOMES[3]]) == given.of_households([]) == []


def test_of_two_who_look_at_an_area_at_once_one_keeps_it(checks):
    first, second = ResponsibilityCheck(id=GRID), ResponsibilityCheck(id=GRID)
    for each in (first, second):
        each.look({HOMES[0]: Answering(worker_ids=(), ground=None)}, on=on(0), at=NOON)

    checks.save(first)
    with pytest.raises(StaleWrite):
        checks.save(second)
    assert (checks.find(GRID).gaps, checks.find(GRID).checked_on) == ((HOMES[0],), on(0))
