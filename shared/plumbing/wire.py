"""Wire: one connection to the broker with a reply queue of its own, for one question at a time.

Stock nameko's standalone proxy is dead after one lost connection and waits for ever on a frozen broker.
Here every wait has an end, in threads as in greenlets; whatever went wrong, the wire is cut and not used.
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from shared.kernel import ids
from shared.kernel.errors import Invalid, Unavailable
from shared.plumbing.line import CONNECT_SECONDS, connected
from shared.plumbing.rpc import LARGEST_REQUEST, Spoken

RPC_EXCHANGE = "nameko-rpc"
REPLY_QUEUE = "rpc.reply-standalone_rpc_proxy-{}"  # the name that the broker's permissions know


class Wire:
    """Connects when it is made, within `seconds` for each step; raises the FAILURES of a line."""

    def __init__(self, uri: str, *, ssl: Any = None, seconds: float = CONNECT_SECONDS) -> None:
        self._connection = connected(uri, ssl=ssl, seconds=seconds)
        self._socket = self._connection.transport.sock
        self._socket.settimeout(seconds)  # for what has no deadline of its own
        self._channel = self._connection.channel()
        self._channel.events["basic_return"].add(self._returned)
        self._reply_to = str(UUID(ids.new_id()))  # written as nameko does
        self._replies: dict[str, Any] = {}
        self._unroutable: set[str] = set()
        self._listen()

    def ask(
        self, door: str, words: Mapping[str, Any], *, headers: Mapping[str, Any], until: float
    ) -> dict[str, Any]:
        """Return the reply; raises TimeoutError at `until`, a moment of the monotonic clock.

        Raises Unavailable when no service has such a door open, and Invalid when too much is said.
        """
        question = Spoken(
            body={"args": [], "kwargs": words},
            exchange=RPC_EXCHANGE,
            routing_key=door,
            headers=headers,
            correlation_id=ids.new_id(),
            reply_to=self._reply_to,
            seconds=max(until - time.monotonic(), 0.001),
        )
        message = question.message()
        if len(message.body) > LARGEST_REQUEST:
            raise Invalid(f"a request may have {LARGEST_REQUEST} bytes")
        self._channel.basic_publish(message, RPC_EXCHANGE, door, mandatory=True)
        reply: dict[str, Any] = json.loads(self._answer_to(question, until))
        return reply

    def cut(self) -> None:
        """Drop the wire at once, without the closing handshake: a frozen broker never answers it."""
        with suppress(Exception):
            self._socket.close()

    def close(self) -> None:
        """Say goodbye, if the broker listens."""
        with suppress(Exception):
            self._connection.close()
        self.cut()

    def _listen(self) -> None:
        queue = REPLY_QUEUE.format(self._reply_to)
        self._channel.exchange_declare(RPC_EXCHANGE, "topic", durable=True, auto_delete=False)
        self._channel.queue_declare(queue, exclusive=True, auto_delete=True)
        self._channel.queue_bind(queue, RPC_EXCHANGE, routing_key=self._reply_to)
        self._channel.basic_consume(queue, no_ack=True, callback=self._heard)

    def _answer_to(self, question: Spoken, until: float) -> Any:
        """Wait for what comes back: the answer, or the question itself where nobody listens."""
        while question.correlation_id not in self._replies:
            if question.message_id in self._unroutable:
                raise Unavailable(f"{question.routing_key.partition('.')[0]} is not there")
            self._connection.drain_events(timeout=max(until - time.monotonic(), 0.001))
        return self._replies.pop(question.correlation_id)

    def _heard(self, message: Any) -> None:
        self._replies[message.properties.get("correlation_id", "")] = message.body

    def _returned(self, why: Exception, exchange: str, routing_key: str, message: Any) -> None:
        self._unroutable.add(message.properties["message_id"])
