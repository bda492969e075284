"""F4, F5 and F6: broker and database are killed, frozen, short of memory or away, while people ask."""

import json
from collections import Counter

import eventlet
import pytest

from shared.plumbing.ladder import retry_queue
from tests.faults.measures import publishes_that_met_a_fault
from tests.faults.ordeal import ordeal
from tests.faults.story import tell

pytestmark = [pytest.mark.broker, pytest.mark.database]

BREATH = 3  # seconds in which work goes on between two faults


def broker_killed(world, pauses):
    def disturb(stage):
        for pause in pauses:
            eventlet.sleep(BREATH)
            world.broker.kill()
            eventlet.sleep(pause)
            world.broker.resume()
        eventlet.sleep(BREATH)

    return disturb


def broker_in_trouble(world, times, met):
    """Freeze it, make it short of memory, and let it close all connections, so many times each.

    How many letters met that on their way, as the services measure, is noted in `met`.
    """

    def disturb(stage):
        for _ in range(times):
            eventlet.sleep(BREATH)
            world.broker.freeze()
            eventlet.sleep(10)
            world.broker.thaw()
            eventlet.sleep(BREATH)
            world.broker.raise_memory_alarm()
            eventlet.sleep(8)
            world.broker.clear_memory_alarm()
            eventlet.sleep(BREATH)
            world.broker.close_all_connections()
        eventlet.sleep(BREATH)
        met.append(publishes_that_met_a_fault(stage.fleet))

    return disturb


def database_away(world, pauses, *, frozen):
    """Kill it and start it after each pause; then freeze it for so many seconds."""

    def disturb(stage):
        for pause in pauses:
            eventlet.sleep(BREATH)
            world.server.kill()
            eventlet.sleep(pause)
            world.server.resume()
        eventlet.sleep(BREATH)
        world.server.freeze()
        eventlet.sleep(frozen)
        world.server.thaw()
        eventlet.sleep(BREATH)

    return disturb


def put_aside(world):
    """Return how many letters the services have put where, as their logs say."""
    lines = [line for log in world.folder.glob("*.log") for line in log.read_text().splitlines()]
    told = [json.loads(line) for line in lines if '"letter put aside"' in line]
    return Counter(line["place"] for line in told)


@pytest.mark.slow_faults
def test_a_broker_that_is_killed_four_times_loses_nothing(make_world, chance):
    world, short = make_world(), [chance.uniform(0, 3) for _ in range(3)]
    assert ordeal(world, chance, broker_killed(world, [*short, 30])) == []


@pytest.mark.slow_faults
def test_a_broker_that_freezes_blocks_and_hangs_up_keeps_nobody_waiting(make_world, chance):
    world, met = make_world(), []
    assert ordeal(world, chance, broker_in_trouble(world, 3, met)) == []
    tell(f"  publishes that took longer than a second: {met}")
    assert sum(met) > 0, "no publish met the trouble: its bound was not tried"


@pytest.mark.slow_faults
def test_a_database_that_is_killed_frozen_and_long_away_loses_nothing_that_was_acknowledged(
    make_world, chance
):
    world, short = make_world(), [chance.uniform(0, 6) for _ in range(4)]
    assert ordeal(world, chance, database_away(world, [*short, 40], frozen=10)) == []  # nothing is dead, too
    aside = put_aside(world)
    tell(f"  letters on the ladder: {dict(aside)}")
    assert set(aside) <= {retry_queue(delay).exchange.name for delay in world.ladder}
    assert aside.total() > 0, "no letter met the outage: the ladder was not tried"
