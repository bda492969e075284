"""Marks that fall due ring once, however many replicas see them."""

from datetime import timedelta

import pytest

from tests.faults.ordeal import ordeal
from tests.faults.past import keep_past_cases
from tests.faults.settling import until

pytestmark = [pytest.mark.broker, pytest.mark.database]

SOON = 15  # seconds in which marks fall due while all replicas look


def ages(chance, count):
    """Return how old cases are, and how many marks will have rung on each when all is said.

    A third is long over: both clocks of an emergency have three marks. A third is about to reach half of
    its ten minutes, the rest the end of them.
    """
    long_over = [(timedelta(days=2), 6)] * (count // 3)
    half = [(timedelta(minutes=5, seconds=-chance.uniform(0, SOON)), 1) for _ in range(count // 3)]
    end = [(timedelta(minutes=10, seconds=-chance.uniform(0, SOON)), 3) for _ in range(count // 3)]
    return [*long_over, *half, *end]


def ring(world, chance, *, cases, intakes):
    """Nobody holds post B: he would cover for who does not sign, and his own clock would begin anew."""
    world.database("grid")["posts"].delete_many({"_id": {"$regex": ":B$"}})
    old = ages(chance, cases)
    marks = sum(count for _, count in old)
    keep_past_cases(world, [age for age, _ in old])

    def rung():
        kept = world.database("intake")["cases"].find({"registered_by": "PAST"}, {"clocks.rung": True})
        return sum(len(case["clocks"]["rung"]) for case in kept)

    def disturb(stage):
        until(lambda: rung() >= marks, 100)
        assert rung() == marks

    return ordeal(world, chance, disturb, sizes={"intake": intakes, "grid": 1, "notify": 1}, rate=2)


@pytest.mark.slow_faults
def test_every_mark_of_two_hundred_cases_rings_once_on_three_replicas(make_world, chance):
    assert ring(make_world(), chance, cases=201, intakes=3) == []
