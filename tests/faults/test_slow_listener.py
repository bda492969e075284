"""F11: a listener that takes two seconds over every letter has two thousand of them to hear."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import repeat

import eventlet
import pytest

from shared.kernel import clock
from tests.faults.letters import Letterbox, letter
from tests.faults.ordeal import ordeal
from tests.faults.settling import until
from tests.faults.story import tell

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.slow_faults]

QUEUE, BACKLOG, SLOW = "notify.on.grid.case_assigned", 2000, 2
LATEST = 2.0  # seconds that anybody else may be kept waiting
GROWTH = 64 * 1024 * 1024  # bytes that the broker may take for it


@dataclass
class Seen:
    """What was seen while the backlog lay there."""

    memory: list[int] = field(default_factory=list)  # bytes of the broker
    answers: list[float] = field(default_factory=list)  # seconds of a door beside the slow listener


def test_a_backlog_of_two_thousand_keeps_nobody_else_waiting(make_world, chance):
    world, seen = make_world(), Seen()
    arms = {"notify": repeat(f"slow:case_assigned:{SLOW}")}
    assert ordeal(world, chance, flooding(world, seen), arms=arms, rate=3, whole_way=0) == []
    tell(f"  broker {seen.memory[0] >> 20} to {max(seen.memory) >> 20} MiB")
    waits = {"of a door": seen.answers, **waits_of_cases(seen)}
    for what, seconds in waits.items():
        tell(f"  waits {what}: {len(seconds)}, up to {max(seconds):.2f} s")
    for what, seconds in waits.items():
        assert len(seconds) >= 10, what
        assert max(seconds) < LATEST, what
    assert max(seen.memory) - seen.memory[0] < GROWTH


def flooding(world, seen):
    """Lay the backlog before the slow listener, and look for a while how all others fare."""

    def disturb(stage):
        facts = until(lambda: stage.audit.read() or stage.audit.of_type("grid.case_assigned"), 30)
        seen.memory.append(world.broker.resident_bytes())
        with Letterbox(world) as letterbox:
            letterbox.put(QUEUE, repeat(letter(facts[0]), BACKLOG))
        seen.audit, seen.began = stage.audit, clock.now()
        for _ in range(10):
            eventlet.sleep(2)
            seen.memory.append(world.broker.resident_bytes())
            seen.answers.append(seconds_of(lambda: world.as_("R000001").call("notify.count_unacknowledged")))
        assert world.ready([QUEUE])[QUEUE] > BACKLOG / 2, "it was not slow"
        seen.ended = clock.now() - timedelta(seconds=LATEST)
        stage.people.stop()
        stage.fleet.disarm()

    return disturb


def waits_of_cases(seen):
    """Return how long each case of that time waited: for grid, for intake, for notify's other listener."""
    audit = seen.audit
    told = {
        fact["data"]["case_id"]: moment(fact)
        for fact in audit.of_type("notify.notice_sent")
        if fact["data"]["template"] == "case_accepted"
    }
    accepted = {id: moment(fact) for id, [fact] in audit.by_case("intake.case_accepted").items()}
    cases = [id for id, at in accepted.items() if seen.began < at < seen.ended]
    assigned = {id: moment(audit.about("assignment", id)[1]) for id in cases}
    named = {id: moment(audit.about("case", id)[3]) for id in cases}
    ways = {
        "for grid": (accepted, assigned),
        "for intake": (assigned, named),
        "beside the slow listener": (accepted, told),
    }
    return {
        what: [(to[id] - since[id]).total_seconds() for id in cases] for what, (since, to) in ways.items()
    }


def seconds_of(call):
    began = time.monotonic()
    call()
    return time.monotonic() - began


def moment(fact):
    return datetime.fromisoformat(fact["time"])
