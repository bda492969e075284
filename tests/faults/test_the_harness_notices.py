"""The mutation check: with one guard taken away the harness must find a violation, or it is worthless."""

from datetime import timedelta
from itertools import repeat

import eventlet
import pytest

from ops.services import NAMES
from tests.faults.findings import findings
from tests.faults.fleet import ONE_OF_EACH, Fleet
from tests.faults.letters import Letterbox
from tests.faults.ordeal import ordeal
from tests.faults.past import keep_past_cases
from tests.faults.people import People
from tests.faults.poison import GRID, INTAKE, brew, ids_of, in_broken_json
from tests.faults.settling import owed_letters, settle, until

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.slow_faults]

OUTAGE = 6  # seconds: longer than a handler waits for the database


def test_a_stock_listener_loses_what_it_fails_at(make_world, chance):
    """Letters wait at a frozen intake; when it goes on, the database is away."""
    world = make_world()

    def disturb(stage):
        [intake] = stage.fleet.of("intake")
        stage.fleet.hold("grid")
        until(lambda: world.ready([GRID])[GRID] >= 20, 30)
        stage.people.stop(patience=1)
        intake.freeze()
        stage.fleet.release("grid")
        until(lambda: world.count("grid", "assignments") >= 20, 30)
        until(lambda: not owed_letters(world))  # what is owed would be told again, and heal it
        world.server.kill()
        intake.thaw()
        eventlet.sleep(OUTAGE)
        world.server.resume()

    arms = {"intake": repeat("stock_listener")}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, rate=8, whole_way=0)
    assert any("does not show its worker" in finding for finding in found), found


def test_a_stock_consumer_loses_what_it_cannot_read(make_world, chance):
    world, poisons = make_world(), brew({in_broken_json: INTAKE}, 3)

    def disturb(stage):
        with Letterbox(world) as letterbox:
            letterbox.put(INTAKE, poisons[0].letters)
        until(lambda: world.ready([INTAKE])[INTAKE] == 0)

    arms, poison = {"intake": repeat("stock_consumer")}, ids_of(poisons)
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, poison=poison, rate=0)
    assert sorted(found) == sorted(f"I4 the poison {id} is not dead" for id in poison)


def test_without_the_version_gate_two_replicas_ring_the_same_clock_twice(make_world, chance):
    world = make_world()
    keep_past_cases(world, [timedelta(days=2)] * 60)

    def disturb(stage):
        until(lambda: world.count("intake", "cases", **{"clocks.rung.5": {"$exists": True}}) == 60, 30)

    arms = {"intake": repeat("no_version_gate")}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH | {"intake": 2}, arms=arms, rate=0)
    assert any("in two ways" in finding for finding in found), found


def test_what_need_not_arrive_is_lost_where_nobody_listens_yet(make_world, chance):
    world = make_world(declared=False)
    world.declare_only([])
    with Fleet(world, ONE_OF_EACH, arms={"intake": repeat("not_mandatory")}, held=NAMES) as fleet:
        people = People(world, chance)
        fleet.release("intake")
        people.report()
        world.declare()
        for service in NAMES:
            fleet.release(service)
        found = settle(world) + findings(world, people.history)
    assert any("was never assigned" in finding for finding in found), found


def test_an_outbox_that_is_cleared_before_the_confirm_loses_what_a_crash_interrupts(make_world, chance):
    world = make_world()
    crashing = "cleared_unconfirmed crash_unsent:3"

    def disturb(stage):
        [intake] = stage.fleet.of("intake")
        until(lambda: intake.crashed() == [crashing], 30)

    arms = {"intake": [crashing]}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, whole_way=0)
    assert any("is at version" in finding for finding in found), found
