"""F14: no queue has ever been declared, or nobody is there yet, and the services start in any order."""

from itertools import permutations

import eventlet
import pytest

from ops.services import NAMES
from tests.faults.findings import findings
from tests.faults.fleet import ONE_OF_EACH, Fleet
from tests.faults.people import People
from tests.faults.settling import owed_letters, settle, until
from tests.faults.story import tell
from tests.journeys.test_the_main_path import notices
from tests.journeys.town import an_issue, wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

ANNOUNCERS = ("intake", "staff")  # who alone have something to announce, and nobody to hear it
ORDERS = {"first": 3, "any": 3}
ALONE = 2  # seconds that the first service has for itself


def cold_start(world, chance, order):
    """Start a service where there are no queues, take the deploy step, and start the others."""
    with Fleet(world, ONE_OF_EACH, held=NAMES) as fleet:
        with People(world, chance, rate=6, whole_way=0, enlist=1) as people:
            fleet.release(order[0])
            eventlet.sleep(ALONE)
            if order[0] in ANNOUNCERS:
                until(lambda: owed_by(world, order[0]), 20)
            world.declare()
            for service in order[1:]:
                fleet.release(service)
            eventlet.sleep(ALONE)
            people.stop()
        left = settle(world)
        tell(f"  {', '.join(order)}: {people.history.told()}")
        return [*left, *findings(world, people.history), *fleet.fallen(), *fleet.deaf()]


def owed_by(world, service):
    return [owed for owed in owed_letters(world) if owed.startswith(f"{service}.")]


def some_orders(chance):
    """Return orders to start in: half of them begin with somebody who announces."""
    orders = chance.sample(list(permutations(NAMES)), len(list(permutations(NAMES))))
    early = [order for order in orders if order[0] in ANNOUNCERS][: ORDERS["first"]]
    return [*early, *[order for order in orders if order not in early][: ORDERS["any"]]]


def all_miss(fleet, *needed):
    """Tell whether every service that starts says that it waits for this, and for nothing else."""
    reports = [replica.health() for replica in fleet.replicas]
    return all(each.get("phase") == "starting" and set(each["away"]) == set(needed) for each in reports)


def test_services_that_start_while_nobody_is_there_say_so_and_work_when_all_have_come(make_world):
    world = make_world(declared=False)
    world.server.kill()
    world.broker.kill()
    with Fleet(world, ONE_OF_EACH, held=NAMES) as fleet:
        for replica in fleet.replicas:
            replica.held = False
        until(lambda: all_miss(fleet, "broker", "database"), 60)
        world.server.resume()
        until(lambda: all_miss(fleet, "broker"))
        world.broker.resume()
        world.declare()
        fleet.until_ready()

        case = world.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
        until(lambda: notices(world, "worker", case["case_id"]))
        assert [replica.exits for replica in fleet.replicas] == [[]] * len(NAMES)


@pytest.mark.sample
def test_what_is_announced_before_there_is_any_queue_waits_for_it(make_world, chance):
    world = make_world(declared=False)
    assert cold_start(world, chance, NAMES) == []


@pytest.mark.slow_faults
def test_services_that_start_cold_in_any_order_lose_nothing(make_world, chance):
    for order in some_orders(chance):
        world = make_world(declared=False)
        assert cold_start(world, chance, order) == [], order
