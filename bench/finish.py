"""Watches a broker for the two announcements that end a case's way, and notes when the second has come."""

import json
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import amqp
import eventlet
from eventlet.event import Event
from kombu import Connection

PATIENCE = 30.0  # seconds

Say = Callable[[dict[str, Any]], str | None]


class Finish:
    """Tells each case's end: `wait_for(case_id)` returns the moment at which all awaited events were there.

    `bindings` are pairs of exchange and routing key; `case_of` reads the case out of an event, or None where
    the event is not awaited.
    """

    def __init__(self, uri: str, bindings: list[tuple[str, str]], *, case_of: Say, awaited: int) -> None:
        self._case_of, self._awaited = case_of, awaited
        self._seen: defaultdict[str, set[str]] = defaultdict(set)
        self._done: defaultdict[str, Event] = defaultdict(Event)
        self._link = Connection(uri)
        self._connection = self._link.connection
        channel = self._connection.channel()
        queue = channel.queue_declare("", exclusive=True).queue
        for exchange, key in bindings:
            channel.queue_bind(queue, exchange, key)
        channel.basic_consume(queue, callback=self._hear, no_ack=True)
        self._ears = eventlet.spawn(self._listen)

    def wait_for(self, case_id: str) -> float:
        """Return the moment; raises TimeoutError when it does not come."""
        moment: float | None = self._done[case_id].wait(PATIENCE)
        if moment is None:
            raise TimeoutError(f"{case_id} got no further than {sorted(self._seen[case_id])}")
        return moment

    def close(self) -> None:
        self._ears.kill()
        self._link.release()

    def _listen(self) -> None:
        while True:
            self._connection.drain_events()

    def _hear(self, message: amqp.Message) -> None:
        event = json.loads(message.body)
        case_id = self._case_of(event)
        if case_id is None:
            return
        self._seen[case_id].add(event["type"])
        if len(self._seen[case_id]) == self._awaited and not self._done[case_id].ready():
            self._done[case_id].send(time.monotonic())


def race(count: int, report: Callable[[], str], finish: Finish, *, clients: int) -> tuple[float, Any, Any]:
    """Let clients report until `count` cases are through; return all seconds, and those of both legs."""
    first: list[float] = []
    second: list[float] = []
    tickets = iter(range(count))

    def client() -> None:
        for _ in tickets:
            began = time.monotonic()
            case_id = report()
            received = time.monotonic()
            ended = finish.wait_for(case_id)
            first.append(received - began)
            second.append(max(ended - received, 0.0))

    began = time.monotonic()
    for each in [eventlet.spawn(client) for _ in range(clients)]:
        each.wait()
    return time.monotonic() - began, first, second
