"""Line: one connection to the broker with one confirming channel, and its own account of what was confirmed.

py-amqp's own confirming publish waits for any confirm and does not look at its tag; here every letter has
its own outcome, so that many may be on the road at once and a late answer is never taken for another's.
"""

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import amqp
import eventlet
from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from shared.kernel import ids

FAILURES = (AMQPError, KombuError, OSError)
CONNECT_SECONDS = 3
PERSISTENT = 2


class Outcome(StrEnum):
    """What became of a letter."""

    CONFIRMED = "confirmed"  # the broker has it, safely, in at least one queue (or asked for none)
    UNROUTABLE = "unroutable"  # no queue takes it; the broker has thrown it away
    REFUSED = "refused"  # the broker said no: a queue is full or in trouble
    UNCONFIRMED = "unconfirmed"  # nobody knows; it may have arrived


@dataclass(frozen=True, kw_only=True)
class Sending:
    """A letter with everything that is written on its outside. A body that is not bytes goes as JSON."""

    body: Mapping[str, Any] | bytes
    exchange: str
    routing_key: str
    mandatory: bool = True
    headers: Mapping[str, Any] = field(default_factory=dict)
    content_type: str = "application/json"
    content_encoding: str = "utf-8"
    message_id: str = field(default_factory=ids.new_id)
    correlation_id: str | None = None
    reply_to: str | None = None

    def message(self) -> amqp.Message:
        """Return it as the broker takes it: persistent, written out once."""
        outside = {
            "content_type": self.content_type,
            "content_encoding": self.content_encoding,
            "application_headers": dict(self.headers),
            "delivery_mode": PERSISTENT,
            "message_id": self.message_id,
            "correlation_id": self.correlation_id,
            "reply_to": self.reply_to,
        }
        told = {key: value for key, value in outside.items() if value is not None}
        return amqp.Message(self._bytes(), **told)

    def _bytes(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()


def connected(uri: str, *, ssl: Any = None, seconds: float = CONNECT_SECONDS) -> Any:
    """Return a connection on which the broker has shaken hands, or raise one of FAILURES within that time."""
    link = Connection(uri, ssl=ssl, connect_timeout=seconds)
    link.ensure_connection(max_retries=0)  # once: a frozen broker would be waited for twice
    return link.connection


class Line:
    """One connection, one confirming channel. Connects when it is made; raises FAILURES."""

    def __init__(self, uri: str, *, ssl: Any = None) -> None:
        self._connection = connected(uri, ssl=ssl)
        self._socket = self._connection.transport.sock  # asked for it after the end, amqp connects anew
        self._channel = self._connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._acked)
        self._channel.events["basic_nack"].add(self._nacked)
        self._channel.events["basic_return"].add(self._returned)
        self._tag = 0
        self._waiting: dict[int, int] = {}
        self._unroutable: set[str] = set()

    def send(self, sendings: Sequence[Sending], outcomes: list[Outcome], *, until: float) -> None:
        """Send all and note every outcome as it comes in, `until` a moment of the monotonic clock.

        After any exception the line must be cut: answers may still be on their way.
        """
        self._sendings, self._outcomes = sendings, outcomes
        self._unroutable.clear()
        for index, sending in enumerate(sendings):
            self._tag += 1
            self._waiting[self._tag] = index
            self._channel.basic_publish(
                sending.message(), sending.exchange, sending.routing_key, sending.mandatory
            )
        while self._waiting:
            self._connection.drain_events(timeout=max(until - time.monotonic(), 0.001))

    def cut(self) -> None:
        """Drop the line at once. The closing handshake is left out: a frozen broker never answers it."""
        with suppress(Exception):
            self._socket.close()

    def close(self) -> None:
        """Say goodbye if the broker listens, and drop the line in any case."""
        with suppress(Exception), eventlet.Timeout(1, TimeoutError("no goodbye")):
            self._connection.close()
        self.cut()

    def _acked(self, tag: int, multiple: bool) -> None:
        self._settle(tag, multiple, Outcome.CONFIRMED)

    def _nacked(self, tag: int, multiple: bool) -> None:
        self._settle(tag, multiple, Outcome.REFUSED)

    def _returned(self, why: Exception, exchange: str, routing_key: str, message: amqp.Message) -> None:
        self._unroutable.add(message.properties["message_id"])

    def _settle(self, tag: int, multiple: bool, outcome: Outcome) -> None:
        for each in [old for old in self._waiting if old <= tag] if multiple else [tag]:
            index = self._waiting.pop(each)
            lost = self._sendings[index].message_id in self._unroutable
            self._outcomes[index] = Outcome.UNROUTABLE if lost else outcome
