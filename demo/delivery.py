"""Delivery: brings the batches of a shipment to their door, some at a time, until each is granted."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from demo.batches import Batch, Row, Shipment
from shared.kernel.errors import StaleWrite, Unavailable

IN_FLIGHT = 4  # batches on their way at once: while one is being stored another is being read
TRIES = 5
PAUSE = 1.0  # seconds, after the first failure; after the next twice as long, and so on


class Asks(Protocol):
    """Whoever can ask a service."""

    def call(self, door: str, /, **words: Any) -> Any:
        """Return the answer of `service.method`, or raise what it raised."""


@dataclass(frozen=True, kw_only=True)
class RefusedRow:
    """A row that a service did not take, and why."""

    door: str
    row: Row
    reason: str


def deliver(
    client: Asks, shipment: Shipment, *, arrived: Callable[[int], object], pause: float = PAUSE
) -> list[RefusedRow]:
    """Bring every batch, in any order, and return the rows that were refused.

    `arrived` is told the number of rows of each batch that is through. Bringing a shipment again changes
    nothing, so one that has to wait for events is brought again while rows are refused. Raises Unavailable or
    StaleWrite when a batch fails again and again; what was granted stays.
    """
    refused = _deliver(client, shipment, arrived, pause)
    for attempt in range(TRIES - 1 if shipment.after_events else 0):
        if not refused:
            break
        time.sleep(pause * 2**attempt)
        refused = _deliver(client, shipment, _unwatched, pause)
    return refused


def _unwatched(rows: int) -> None:
    """Tell nobody: these rows have been counted."""


def _deliver(
    client: Asks, shipment: Shipment, arrived: Callable[[int], object], pause: float
) -> list[RefusedRow]:
    refused: list[RefusedRow] = []
    with ThreadPoolExecutor(IN_FLIGHT) as carriers:
        batches = list(shipment.batches())
        for batch, answer in zip(batches, carriers.map(partial(_bring, client, pause), batches), strict=True):
            refused += _refused(batch, answer)
            arrived(len(batch.rows))
    return refused


def _bring(client: Asks, pause: float, batch: Batch) -> Any:
    """Bring one batch; its id is the same at every try, so a try that was half done is gone on with."""
    for attempt in range(TRIES - 1):
        try:
            return _ask(client, batch)
        except (Unavailable, StaleWrite):
            time.sleep(pause * 2**attempt)
    return _ask(client, batch)


def _ask(client: Asks, batch: Batch) -> Any:
    return client.call(batch.door, rows=list(batch.rows), command_id=batch.command_id, **batch.words)


def _refused(batch: Batch, answer: Any) -> Iterator[RefusedRow]:
    for outcome in answer["rows"]:
        if not outcome["ok"]:
            yield RefusedRow(door=batch.door, row=batch.rows[outcome["row"]], reason=outcome["reason"])
