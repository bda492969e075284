"""F2 and F3: services are killed at random, and told to end in the middle of long work, while people ask."""

from functools import partial
from itertools import repeat

import eventlet
import pytest

from tests.faults.fleet import LONGEST_GOODBYE
from tests.faults.ordeal import ordeal
from tests.faults.settling import until

pytestmark = [pytest.mark.broker, pytest.mark.database]

LONG = 6  # seconds that an armed handler takes
DAWDLERS = {"intake": "case_assigned", "grid": "case_accepted", "notify": "case_assigned"}


def killing(chance, *, kills, seconds):
    def disturb(stage):
        for _ in range(kills):
            eventlet.sleep(seconds / kills * chance.uniform(0.5, 1.5))
            chance.choice([each for each in stage.fleet.replicas if each.process]).kill()

    return disturb


def rolling(rounds):
    """Tell one replica of every service to end, and the next when it is back: a deploy."""

    def disturb(stage):
        eventlet.sleep(LONG)
        for number in range(rounds):
            turn = [stage.fleet.of(service)[number % 2] for service in DAWDLERS]
            ended = {replica: len(replica.exits) + 1 for replica in turn}
            in_hand = [told_in_the_middle(replica) for replica in turn]
            until(partial(all_back, stage.fleet, ended), LONGEST_GOODBYE + 30)
            assert {replica: len(replica.exits) for replica in turn} == ended
            assert [held - done(replica) for replica, held in zip(turn, in_hand, strict=True)] == [set()] * 3

    return disturb


def all_back(fleet, ended):
    """Tell whether those have ended who were told to, and everybody is ready: who ends may be so."""
    gone = all(len(replica.exits) >= times for replica, times in ended.items())
    return gone and all(each.is_ready() for each in fleet.replicas)


def told_in_the_middle(replica):
    """Tell a replica to end as soon as it has something in hand; return what."""
    in_hand = until(lambda: ids(replica, "BEGUN") - done(replica), 30)
    replica.terminate()
    return in_hand


def done(replica):
    return ids(replica, "ENDED")


def ids(replica, mark):
    lines = [line.split() for line in replica.log.read_text().splitlines()]
    return {words[1] for words in lines if words[:1] == [mark]}


@pytest.mark.sample
def test_a_few_kills_lose_nothing_and_double_nothing(make_world, chance):
    assert ordeal(make_world(), chance, killing(chance, kills=3, seconds=10), enlist=0.5) == []


@pytest.mark.slow_faults
def test_twelve_kills_in_a_minute_lose_nothing_and_double_nothing(make_world, chance):
    assert ordeal(make_world(), chance, killing(chance, kills=12, seconds=60), enlist=0.5) == []


@pytest.mark.slow_faults
def test_a_rolling_deploy_finishes_what_is_in_hand_and_does_nothing_twice(make_world, chance):
    world = make_world()
    arms = {service: repeat(f"tell_redelivered slow:{event}:{LONG}") for service, event in DAWDLERS.items()}
    ended = []

    def disturb(stage):
        rolling(4)(stage)
        ended.extend(each for each in stage.fleet.of(*DAWDLERS))

    assert ordeal(world, chance, disturb, arms=arms, rate=1, whole_way=0) == []
    goodbyes = [seconds for replica in ended for seconds in replica.goodbyes]
    assert len(goodbyes) == 12
    assert max(goodbyes) < LONGEST_GOODBYE
    assert sum("REDELIVERED" in line for each in ended for line in each.log.read_text().splitlines()) == 0
