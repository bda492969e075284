"""The driver under greenlets: pymongo writes and reads while its server is killed, frozen and started again.

Its makers no longer test that (docs/adr/0005-pymongo-under-eventlet.md), so we do.
"""

import random
import time
from collections import Counter
from dataclasses import dataclass, field

import eventlet
import pytest
from pymongo.errors import PyMongoError

from shared.plumbing.handling import HandlerTimeout, in_time
from shared.plumbing.mongo import connect
from tests.faults.story import tell

pytestmark = [pytest.mark.database, pytest.mark.slow_faults]

WORKERS, POOL = 40, 20  # fewer connections than workers: one that leaks is missed soon
SECONDS = 30
CUT_SHORT = 0.05  # this part of all steps has no more than a few milliseconds
HANDLER_SECONDS = 20  # nothing may take longer, whatever the server does
STANDING_STILL = 2.0  # seconds that nobody in the process moves


@dataclass
class Work:
    """What all workers together were told by the database."""

    chance: random.Random
    inserted: set = field(default_factory=set)
    raised: set = field(default_factory=set)
    errors: Counter = field(default_factory=Counter)
    longest: float = 0.0

    def one(self, collection, id):
        """Keep a document, change it and read it; note what was acknowledged."""
        if self.step(lambda: collection.insert_one({"_id": id, "count": 0})):
            self.inserted.add(id)
        if (
            self.step(lambda: collection.update_one({"_id": id}, {"$set": {"count": 1}}))
            and id in self.inserted
        ):
            self.raised.add(id)
        found = self.step(lambda: [collection.find_one({"_id": id})])
        if found and id in self.raised:
            assert found == [{"_id": id, "count": 1}]

    def step(self, do):
        """Return what comes of it; None when it is not known, or was cut short in the middle."""
        seconds = self.chance.uniform(0, 0.005) if self.chance.random() < CUT_SHORT else HANDLER_SECONDS
        began = time.monotonic()
        try:
            return in_time(do, seconds=seconds)
        except (PyMongoError, HandlerTimeout) as failure:
            self.errors[type(failure).__name__] += 1
            return None
        finally:
            self.longest = max(self.longest, time.monotonic() - began)


def test_nothing_acknowledged_is_lost_and_nobody_is_stuck_while_the_server_comes_and_goes(ground, chance):
    work, gaps = Work(chance), []
    with connect(ground.database.uri, pool=POOL) as client:
        collection = client["driver"]["things"]
        watching = eventlet.spawn(watch, gaps)
        go_through(ground.database, work, collection)
        watching.kill()
        everybody_finds_a_connection(collection)
        kept = {document["_id"]: document["count"] for document in collection.find()}
    tell(f"  {len(kept)} documents, {dict(work.errors)}, longest step {work.longest:.1f} s")
    assert work.inserted - kept.keys() == set()
    assert {id for id in work.raised if kept[id] != 1} == set()
    assert len(work.raised) > 2 * WORKERS, "too little was tried"
    assert work.errors.keys() - {"HandlerTimeout"}, "the server was never missed"
    assert work.longest < HANDLER_SECONDS
    assert max(gaps) < STANDING_STILL


def go_through(server, work, collection):
    """Let all work while the server comes and goes; every one of them must come to an end."""
    until = time.monotonic() + SECONDS
    workers = [eventlet.spawn(labour, work, collection, number, until) for number in range(WORKERS)]
    bring_down_and_up(server)
    with eventlet.Timeout(SECONDS + HANDLER_SECONDS):
        for worker in workers:
            worker.wait()


def everybody_finds_a_connection(collection):
    at_once = [eventlet.spawn(collection.find_one, {"_id": f"{number}-0"}) for number in range(WORKERS)]
    with eventlet.Timeout(5):
        for each in at_once:
            each.wait()


def labour(work, collection, number, until):
    count = 0
    while time.monotonic() < until:
        work.one(collection, f"{number}-{count}")
        count += 1


def bring_down_and_up(server):
    """Kill it twice and freeze it in between; each time it is away for some seconds."""
    for seconds in (0, 4):
        eventlet.sleep(3)
        server.kill()
        eventlet.sleep(seconds)
        server.resume()
        eventlet.sleep(2)
        server.freeze()
        eventlet.sleep(6)
        server.thaw()


def watch(gaps):
    """Note how much longer than asked every little sleep took: the hub stood still so long."""
    while True:
        began = time.monotonic()
        eventlet.sleep(0.05)
        gaps.append(time.monotonic() - began - 0.05)
