"""Backlog: what a service still owes or has given up, measured for its metrics while it runs."""

import logging
from datetime import datetime
from typing import Any

import eventlet
from nameko.extensions import SharedExtension
from pymongo.collection import Collection
from pymongo.errors import PyMongoError

from shared.kernel import clock
from shared.kernel.errors import NotFound
from shared.plumbing import metrics
from shared.plumbing.bus import Listener, listeners_of
from shared.plumbing.dead import count_dead
from shared.plumbing.documents import Document
from shared.plumbing.follow import Follower, open_gaps
from shared.plumbing.line import FAILURES
from shared.plumbing.memory import Memory
from shared.plumbing.outbox import Outbox

log = logging.getLogger(__name__)

MEASURE_EVERY = 15.0  # seconds
MOST_COUNTED = 1000  # documents of a collection


class Backlog(SharedExtension):
    """Measures outboxes, gaps of followers and dead letters. Replicas tell the same of what they share."""

    memory = Memory()
    outbox = Outbox()

    def __init__(self) -> None:
        super().__init__()
        self._measuring: Any = None

    def start(self) -> None:
        if self._measuring is None:
            self._measuring = self.container.spawn_managed_thread(self._measure_for_ever)

    def finish(self) -> None:
        """Measure no more; asked for before the database is let go."""
        if self._measuring is not None:
            self._measuring.kill()

    def measure(self) -> None:
        """Set the gauges."""
        service, now = self.container.service_name, clock.now()
        for collection in list(self.outbox.collections.values()):
            depth, age = waiting(collection, now)
            metrics.OUTBOX_DEPTH.labels(service, collection.name).set(depth)
            metrics.OUTBOX_AGE_SECONDS.labels(service, collection.name).set(age)
        listeners = list(listeners_of(self.container.service_cls))
        gaps = open_gaps(self.memory.opened(), at=now)
        for listener in listeners:
            queue = self._queue(listener)
            if isinstance(listener, Follower):
                metrics.OPEN_GAPS.labels(service, queue).set(gaps[queue])
            metrics.DEAD_LETTERS.labels(queue).set(self._dead(queue))

    def _queue(self, listener: Listener) -> str:
        name: str = listener.queue_in(self.container.service_name, self.container.config).name
        return name

    def _dead(self, queue: str) -> int:
        config = self.container.config
        return count_dead(config["AMQP_URI"], queue, ssl=config.get("AMQP_SSL"))

    def _measure_for_ever(self) -> None:
        while True:
            eventlet.sleep(MEASURE_EVERY)
            try:
                self.measure()
            except (PyMongoError, NotFound, *FAILURES) as away:  # what is away shows in health
                log.warning("backlog not measured", extra={"why": type(away).__name__})


def waiting(collection: Collection[Document], now: datetime) -> tuple[int, float]:
    """Return how many letters wait in the outboxes of a collection, and the seconds of the oldest."""
    owing = collection.find({"outbox.at": {"$lte": now}}, {"outbox.at": True}).limit(MOST_COUNTED)
    since = [letter["at"] for document in owing for letter in document["outbox"]]
    return len(since), max(((now - at).total_seconds() for at in since), default=0.0)
