"""F11: a listener that takes two seconds over every letter has two thousand of them to hear."""

from datetime import datetime
from itertools import repeat

import eventlet
import pytest

from tests.faults.findings import Stores
from tests.faults.letters import Letterbox, letter
from tests.faults.ordeal import ordeal
from tests.faults.settling import until
from tests.faults.story import tell

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.slow_faults]

QUEUE, BACKLOG, SLOW = "notify.on.grid.case_assigned", 2000, 2
LATEST = 2.0  # seconds that anybody else may be kept waiting
GROWTH = 200 * 1024 * 1024  # bytes that the broker may take for it


def test_a_backlog_of_two_thousand_keeps_nobody_else_waiting(make_world, chance):
    world, memory, seen = make_world(), [], {}

    def disturb(stage):
        facts = until(lambda: stage.audit.read() or stage.audit.of_type("grid.case_assigned"), 30)
        memory.append(world.broker.resident_bytes())
        with Letterbox(world) as letterbox:
            letterbox.put(QUEUE, repeat(letter(facts[0]), BACKLOG))
        before = {fact["data"]["case_id"] for fact in facts} | set(Stores(world).cases)
        for _ in range(10):
            eventlet.sleep(2)
            memory.append(world.broker.resident_bytes())
        assert world.ready([QUEUE])[QUEUE] > BACKLOG / 2, "it was not slow"
        stage.audit.read()
        seen["waits"] = waits(stage.audit, leaving_out=before)
        stage.people.stop()
        stage.fleet.disarm()

    arms = {"notify": repeat(f"slow:case_assigned:{SLOW}")}
    assert ordeal(world, chance, disturb, arms=arms, rate=3, whole_way=0) == []
    tell(f"  waits up to {max(seen['waits']):.2f} s, broker {memory[0] >> 20} to {max(memory) >> 20} MiB")
    assert len(seen["waits"]) > 40
    assert max(seen["waits"]) < LATEST
    assert max(memory) - memory[0] < GROWTH


def waits(audit, *, leaving_out):
    """Return how long each case waited to be assigned, and to show it."""
    found = []
    for case_id, [accepted] in audit.by_case("intake.case_accepted").items():
        assigned, named = audit.about("assignment", case_id).get(1), audit.about("case", case_id).get(3)
        if case_id not in leaving_out and assigned and named:
            found += [seconds(accepted, assigned), seconds(assigned, named)]
    return found


def seconds(earlier, later):
    return (datetime.fromisoformat(later["time"]) - datetime.fromisoformat(earlier["time"])).total_seconds()
