"""F10 and F15: letters that nobody can heed end among the dead, and the dead come back when called."""

from contextlib import redirect_stdout
from io import StringIO
from itertools import repeat

import pytest

from ops import dead
from shared.plumbing.ladder import DELIVERIES
from shared.plumbing.publisher import PublishFailed
from tests.faults.findings import dead_letters
from tests.faults.letters import Letterbox, letter
from tests.faults.ordeal import ordeal
from tests.faults.poison import ARMED_KINDS, GRID, KINDS, QUIET, brew, ids_of
from tests.faults.settling import until
from tests.faults.world import SHORT_LADDER

pytestmark = [pytest.mark.broker, pytest.mark.database]

DYING = 120  # seconds
TOO_LARGE = 2 * 1024 * 1024  # bytes: twice of what the broker takes


def die_of(world, poisons):
    def disturb(stage):
        until(lambda: world.count("intake", "cases") > 10, 30)
        with Letterbox(world) as letterbox:
            for poison in poisons:
                letterbox.put(poison.queue, poison.letters)
            for _ in range(5):
                with pytest.raises(PublishFailed):
                    letterbox.put(QUIET, [letter(b"0" * TOO_LARGE)])
        until(lambda: ids_of(poisons) <= {each.id for each in dead_letters(world)}, DYING)

    return disturb


def test_what_cannot_be_heeded_is_dead_and_nothing_else_is(make_world, chance):
    world, poisons = make_world(ladder=SHORT_LADDER), brew(KINDS, 5)
    assert ordeal(world, chance, die_of(world, poisons), poison=ids_of(poisons)) == []


@pytest.mark.slow_faults
def test_what_hangs_raises_or_kills_its_reader_is_dead_in_the_end_and_nothing_else_is(make_world, chance):
    world, poisons = make_world(ladder=SHORT_LADDER, handler_seconds=5), brew(ARMED_KINDS, 5)
    crashes = []

    def disturb(stage):
        die_of(world, poisons)(stage)
        crashes.extend(crash for replica in stage.fleet.of("notify") for crash in replica.crashed())

    arms = {"intake": repeat("poisoned"), "notify": repeat("poisoned")}
    assert ordeal(world, chance, disturb, arms=arms, poison=ids_of(poisons)) == []
    assert len(crashes) <= 5 * (DELIVERIES + 1)


@pytest.mark.slow_faults
def test_fifty_dead_letters_are_replayed_into_live_traffic_and_work_once(make_world, chance):
    world = make_world()

    def disturb(stage):
        stage.fleet.hold("grid")
        until(lambda: world.ready([GRID])[GRID] >= 50, 60)
        with Letterbox(world) as letterbox:
            buried = letterbox.reject_all(GRID)
        stage.fleet.release("grid")
        until(lambda: world.count("grid", "assignments") >= 20, 60)
        assert buried >= 50
        assert len(dead_letters(world)) == buried
        with redirect_stdout(StringIO()) as said:
            dead.main(["--amqp", world.amqp_uri, "replay", GRID])
        assert said.getvalue() == f"replayed: {buried}; dead now: 0\n"

    assert ordeal(world, chance, disturb, rate=8) == []
