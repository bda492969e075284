"""The database of a service: how its stores get ready."""

import eventlet

from shared.plumbing.memory import Memory


class Store:
    """Notes how many get ready at the same time."""

    at_once, most = 0, 0

    def prepare(self):
        Store.at_once += 1
        Store.most = max(Store.most, Store.at_once)
        eventlet.sleep(0)
        Store.at_once -= 1


class Broken:
    def prepare(self):
        raise ConnectionError("away")


def test_stores_get_ready_one_by_one():
    """All at once they would use up the connections to a slow database, and the service would not start."""
    memory = Memory()
    for each in [eventlet.spawn(memory.prepare, Store()) for _ in range(30)]:
        each.wait()

    assert Store.most == 1


def test_one_that_cannot_does_not_keep_the_others_waiting():
    memory = Memory()
    broken = eventlet.spawn(memory.prepare, Broken())
    ready = eventlet.spawn(memory.prepare, Store())

    try:
        broken.wait()
    except ConnectionError:
        ready.wait()
    assert Store.at_once == 0
    assert ready.dead
