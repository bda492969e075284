"""F1: every service dies in the middle of a message, at each of five points of the code."""

import pytest

from ops.services import NAMES
from tests.faults.fleet import TWO_OF_EACH
from tests.faults.ordeal import ordeal
from tests.faults.settling import until
from tests.faults.weapons import POINTS

pytestmark = [pytest.mark.broker, pytest.mark.database]


def crashes(replicas, chance):
    """Return arms: each replica crashes at every point once, in any order, at one of the first passages."""
    return {
        replica: [
            f"crash:{point}:{chance.randint(1, 3)}" for point in chance.sample(list(POINTS), len(POINTS))
        ]
        for replica in replicas
    }


def crash_everywhere(world, chance, replicas):
    """Let people ask until every arm has gone off; return what is not as it must be."""
    arms = crashes(replicas, chance)

    def disturb(stage):
        armed = [replica for replica in stage.fleet.replicas if replica.name in arms]
        until(lambda: all(sorted(each.crashed()) == sorted(arms[each.name]) for each in armed), 240)

    return ordeal(world, chance, disturb, sizes=TWO_OF_EACH | {"staff": 2}, arms=arms, rate=6, enlist=3)


@pytest.mark.sample
def test_a_crash_at_any_point_of_intake_changes_nothing(make_world, chance):
    assert crash_everywhere(make_world(), chance, ["intake-1"]) == []


@pytest.mark.slow_faults
def test_forty_crashes_at_five_points_of_four_services_change_nothing(make_world, chance):
    replicas = [f"{service}-{number}" for service in NAMES for number in (1, 2)]
    assert crash_everywhere(make_world(), chance, replicas) == []
