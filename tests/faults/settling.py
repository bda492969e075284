"""Settling: after the last fault everything that was begun must come to its end, within a bounded time."""

import time
from contextlib import suppress
from datetime import UTC, datetime

import eventlet
import pytest
from kombu.exceptions import OperationalError
from pymongo.errors import PyMongoError

from ops.services import NAMES
from shared.plumbing.line import FAILURES
from tests.faults import audit

LONGEST = 120  # seconds
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def until(look, seconds=30):
    """Return what `look` finds as soon as it is true; fail when it never is. Looks seldom: it may be dear."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            pytest.fail(f"it did not happen within {seconds} s")
        eventlet.sleep(0.3)
    return found


def settle(world, seconds=LONGEST):
    """Wait until nothing is under way any more; return what still is when time is up: I3, and I5 with it."""
    end = time.monotonic() + seconds
    left = ["nobody looked"]
    while left and time.monotonic() < end:
        with suppress(PyMongoError, OperationalError, *FAILURES):
            left = still_under_way(world)
        eventlet.sleep(0.5 if left else 0)
    return left


def still_under_way(world):
    """Return what is under way: the cheap questions first, and the dear one only when they find nothing."""
    return waiting_letters(world) or owed_letters(world) or open_gaps(world) or held_letters(world)


def waiting_letters(world):
    """Letters that are ready in a work queue or on the ladder."""
    return [f"{name}: {count} ready" for name, count in world.ready(world.work_and_retry()).items() if count]


def owed_letters(world):
    """Facts that are kept and not yet cleared away as announced."""
    left = []
    for service in NAMES:
        database = world.database(service)
        for name in database.list_collection_names():
            owed = database[name].find({"outbox.at": {"$gt": BEGINNING}}, {"outbox.id": True}).limit(3)
            left += [f"{service}.{name}: outbox of {each['_id']}" for each in owed]
    return left


def open_gaps(world):
    """Facts that wait for an earlier one."""
    gaps = world.database("notify")["positions"].find({"pending": {"$exists": True}}, {"pending": True})
    return [f"{gap['_id']}: waits with {sorted(gap['pending'])}" for gap in gaps if gap["pending"]]


def held_letters(world):
    """Letters that a reader holds: after the last one is done, nobody holds any."""
    states = world.broker.queue_states(world.name)
    return [
        f"{name}: {state.unacked} unacknowledged, {state.ready} ready"
        for name, state in states.items()
        if name != audit.NAME and not name.endswith(".dead") and (state.unacked or state.ready)
    ]
