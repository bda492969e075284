"""How often somebody looks on one day is counted once for every command, whoever is faster."""

from datetime import timedelta

import pytest

from services.intake.store.cases.reveal_days import MongoRevealDays
from tests.intake.builders import MONDAY
from tests.intake.fakes import FakeRevealDays
from tests.stores import either

days = either(FakeRevealDays, MongoRevealDays)
TODAY = MONDAY.date()


def grant(days, command, *, by="W0001", day=TODAY, limit=2):
    return days.grant(by, day=day, command=command, limit=limit, at=MONDAY)


def test_so_many_are_granted_and_no_more(days):
    assert [grant(days, command) for command in ("a", "b", "c")] == [True, True, False]


def test_the_same_command_counts_once_and_stays_granted(days):
    assert [grant(days, command) for command in ("a", "a", "b", "c", "b")] == [True, True, True, False, True]


def test_each_day_and_each_person_has_a_count_of_its_own(days):
    grant(days, "a", limit=1)

    assert not grant(days, "b", limit=1)
    assert grant(days, "b", limit=1, by="W0002")
    assert grant(days, "b", limit=1, day=TODAY + timedelta(days=1))


@pytest.mark.database
@pytest.mark.parametrize("known", [0, 1], ids=["the first", "a later one"])
def test_of_two_that_come_at_once_neither_is_lost_and_none_is_too_many(database, known):
    one = MongoRevealDays(database)
    for n in range(known):
        grant(one, str(n), limit=known + 1)
    faster = MongoRevealDays(database)
    keep, slipped_in = one._keep, []

    def late(id, granted, *, at):
        if not slipped_in:
            slipped_in.append(grant(faster, "faster", limit=known + 1))
        return keep(id, granted, at=at)

    one._keep = late

    assert not grant(one, "slower", limit=known + 1)
    assert slipped_in == [True]
    assert grant(one, "slower", limit=known + 2)
