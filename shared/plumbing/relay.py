"""The sweep: sends what a crash or an outage left in the outboxes. One replica at a time holds the lease.

The lease only saves duplicates; nothing that is promised depends on it or on anybody's clock.
"""

import logging
import time
from datetime import timedelta
from typing import Any

import eventlet
from nameko.extensions import SharedExtension
from pymongo.errors import DuplicateKeyError, PyMongoError

from shared.kernel import clock, ids
from shared.kernel.errors import Unavailable
from shared.plumbing.documents import Document
from shared.plumbing.memory import Memory
from shared.plumbing.outbox import Outbox

log = logging.getLogger(__name__)

SWEEP_EVERY = 1.0  # seconds
OLD_ENOUGH = timedelta(seconds=2)  # younger letters are still with the worker that wrote them
LEASE = timedelta(seconds=5)
LONGEST_SWEEP = 10.0  # seconds


class Relay(SharedExtension):
    """Sweeps the collections that its service's outbox serves."""

    outbox = Outbox()
    memory = Memory()

    def __init__(self) -> None:
        super().__init__()
        self.me = ids.new_id()
        self._stopping = False
        self._sweeping: Any = None

    def start(self) -> None:
        if self._sweeping is None:
            self._sweeping = self.container.spawn_managed_thread(self._sweep_for_ever)

    def finish(self) -> None:
        """End the sweep at hand and begin no other; asked for before the database is let go."""
        self._stopping = True
        if self._sweeping is not None:
            self._sweeping.wait()

    def sweep(self) -> int:
        """Send every letter that has waited long enough; return how many were confirmed."""
        until = time.monotonic() + LONGEST_SWEEP
        sent = 0
        for collection in list(self.outbox.collections.values()):
            old = {"outbox.at": {"$lt": clock.now() - OLD_ENOUGH}}
            for document in collection.find(old, {"outbox": True}, batch_size=50):
                sent += self._send(collection.name, document)
                if time.monotonic() > until or self._stopping:
                    break
        self.outbox.clear()
        return sent

    def _send(self, collection_name: str, document: Document) -> int:
        letter_ids = self.outbox.send(document["outbox"])
        self.outbox.confirm(collection_name, document["_id"], letter_ids)
        return len(letter_ids)

    def _sweep_for_ever(self) -> None:
        while not self._stopping:
            try:
                if self._holds_the_lease():
                    self.sweep()
            except (PyMongoError, Unavailable) as away:
                log.warning("sweep put off", extra={"why": type(away).__name__})
            eventlet.sleep(SWEEP_EVERY)

    def _holds_the_lease(self) -> bool:
        now = clock.now()
        mine_or_free = {"_id": "relay", "$or": [{"owner": self.me}, {"until": {"$lt": now}}]}
        hold = {"$set": {"owner": self.me, "until": now + LEASE}}
        try:
            self.memory.opened()["leases"].update_one(mine_or_free, hold, upsert=True)
        except DuplicateKeyError:  # somebody else holds it
            return False
        return True
