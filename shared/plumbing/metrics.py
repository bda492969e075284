"""Metrics: what Prometheus may ask a process, all of it in one registry."""

import time
from collections import deque

import eventlet
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

CONTENT_TYPE = CONTENT_TYPE_LATEST
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)  # memory, processor time and open files

HANDLER_SECONDS = Histogram(
    "handler_seconds",
    "How long handlers took; outcome is ok or the kind of exception.",
    ["service", "method", "kind", "outcome"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
    registry=REGISTRY,
)
PUBLISH_SECONDS = Histogram(
    "publish_seconds",
    "How long it took until it was known what became of letters; outcome is ok or the kind of exception.",
    ["outcome"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 6, 10, 20),
    registry=REGISTRY,
)
IN_FLIGHT = Gauge("handlers_in_flight", "Handlers at work.", ["service"], registry=REGISTRY)
REPLIES_FAILED = Counter(
    "replies_failed",
    "Replies that the broker did not take; the call is made again.",
    ["service"],
    registry=REGISTRY,
)
OUTBOX_DEPTH = Gauge(
    "outbox_depth", "Letters that wait to be announced.", ["service", "collection"], registry=REGISTRY
)
OUTBOX_AGE_SECONDS = Gauge(
    "outbox_age_seconds", "Age of the oldest letter that waits.", ["service", "collection"], registry=REGISTRY
)
DEAD_LETTERS = Gauge("dead_letters", "Letters that nobody could heed.", ["queue"], registry=REGISTRY)
YEARS_SUPPOSED = Gauge(
    "years_supposed",
    "Years whose working days should be published by now and are not: this one, and in December the next.",
    registry=REGISTRY,
)
OPEN_GAPS = Gauge(
    "open_gaps", "Aggregates of which a fact is missing.", ["service", "follower"], registry=REGISTRY
)
HUB_STALL_SECONDS = Gauge(
    "hub_stall_seconds",
    "Longest time in the last ten seconds in which one greenlet kept all others waiting.",
    ["service"],
    registry=REGISTRY,
)
AWAY = Gauge(
    "away", "1 while the service misses something that it needs.", ["service", "need"], registry=REGISTRY
)

HUB_TICK, HUB_WINDOW = 0.25, 10.0  # seconds


def expose() -> bytes:
    """Return all metrics in the format that Prometheus reads."""
    return generate_latest(REGISTRY)


def watch_hub(service: str) -> None:
    """Measure for ever by how much a short sleep is late: so long did somebody not let go."""
    late: deque[float] = deque([0.0], maxlen=int(HUB_WINDOW / HUB_TICK))
    while True:
        before = time.monotonic()
        eventlet.sleep(HUB_TICK)
        late.append(max(0.0, time.monotonic() - before - HUB_TICK))
        HUB_STALL_SECONDS.labels(service).set(max(late))
