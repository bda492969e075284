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
from tests.faults.test_twice_and_out_of_order import enlisted_backwards, told_backwards

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
    """Both are frozen until there is something to ring, so that neither is done before the other begins."""
    world = make_world()

    def disturb(stage):
        both = stage.fleet.of("intake")
        for each in both:
            each.freeze()
        keep_past_cases(world, [timedelta(days=2)] * 60)
        for each in both:
            each.thaw()
        until(lambda: world.count("intake", "cases", **{"clocks.rung.5": {"$exists": True}}) == 60, 30)

    arms = {"intake": repeat("no_version_gate")}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH | {"intake": 2}, arms=arms, rate=0)
    assert any("in two ways" in finding for finding in found), found


def test_without_its_turns_notify_tells_a_resident_what_came_first_last(make_world, chance):
    """What F9 does, to a notify that does not look at the numbers of the facts."""
    world = make_world()
    disturb, arms = told_backwards(world, facts=100, cases=10), {"notify": repeat("no_turns")}
    found = ordeal(
        world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, rate=6, whole_way=1, acknowledging=False
    )
    assert any("the resident of case" in finding for finding in found), found


def test_without_looking_at_the_numbers_grid_believes_the_oldest_that_staff_said(make_world, chance):
    """What F9 does, to a grid for which the last word counts."""
    world, workers = make_world(), range(500, 520)
    disturb, arms = enlisted_backwards(world, workers), {"grid": repeat("last_word_counts")}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, rate=0)
    unknown = [f"I2 grid does not know the newest of worker W{number:04d}" for number in workers]
    assert set(found) >= set(unknown), found


def test_a_publisher_that_waits_for_a_broker_without_memory_is_found_by_its_own_measure(make_world, chance):
    """What F5 does, to an intake whose publishing is bounded by a minute."""
    world = make_world()

    def disturb(stage):
        [intake] = stage.fleet.of("intake")
        eventlet.sleep(2)
        intake.freeze()
        eventlet.sleep(1)  # people ask, and the broker takes it
        world.broker.raise_memory_alarm()
        intake.thaw()
        eventlet.sleep(8)
        world.broker.clear_memory_alarm()
        eventlet.sleep(2)

    arms = {"intake": repeat("patient_publisher")}
    found = ordeal(world, chance, disturb, sizes=ONE_OF_EACH, arms=arms, rate=8, whole_way=0)
    assert any(finding.startswith("I6 intake-1 published") for finding in found), found


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
