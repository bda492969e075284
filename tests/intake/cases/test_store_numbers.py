from datetime import date

import eventlet
import pytest

from services.intake.store.cases.numbers import MongoNumbers
from tests.intake.fakes import FakeNumbers
from tests.stores import either

DAY = date(2026, 11, 23)


numbers = either(FakeNumbers, MongoNumbers)


def a_place(**but):
    return {"street": "340102998", "day": DAY, "kind": "issue"} | but


def test_a_day_is_counted_from_one(numbers):
    assert [numbers.next(**a_place()) for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    "but", [{"street": "340102997"}, {"day": date(2026, 11, 24)}, {"kind": "application"}]
)
def test_every_street_day_and_kind_has_a_count_of_its_own(numbers, but):
    numbers.next(**a_place())

    assert numbers.next(**a_place(**but)) == 1


def test_nobody_gets_the_number_of_another_however_many_ask_at_once(database):
    """Replicas of their own, on a day that nobody has begun to count."""
    replicas = [MongoNumbers(database) for _ in range(4)]
    pool = eventlet.GreenPool()
    asked = [pool.spawn(replicas[n % 4].next, **a_place()) for n in range(40)]

    assert sorted(each.wait() for each in asked) == list(range(1, 41))
