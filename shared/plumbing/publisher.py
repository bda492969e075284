"""Publisher: hands letters to the broker, and returns only when it is known what became of them.

Persistent, confirmed, mandatory, and bounded in time: stock publishing waits for ever on a frozen broker,
and is content with a letter that no queue takes.
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import eventlet
from amqp.exceptions import NotFound
from eventlet.semaphore import Semaphore
from kombu import Connection, Exchange
from nameko.extensions import SharedExtension

from shared.kernel.errors import Unavailable
from shared.plumbing import metrics
from shared.plumbing.line import CONNECT_SECONDS, FAILURES, Line, Outcome, Sending
from shared.plumbing.settings import setting

__all__ = ["ConfirmedPublisher", "Outcome", "PublishFailed", "Publisher", "Sending", "Unroutable"]

LINES = 4
SECONDS = 5.0


class PublishFailed(Unavailable):
    """The broker did not confirm the letter in time. It may have arrived nevertheless."""


class Unroutable(PublishFailed):
    """No queue takes the letter."""


class ConfirmedPublisher:
    """A few lines to one broker, for greenlets or one thread; connects when there is something to send."""

    def __init__(self, uri: str, *, ssl: Any = None, seconds: float = SECONDS) -> None:
        self._uri, self._ssl, self._seconds = uri, ssl, seconds
        self._slots = Semaphore(LINES)
        self._idle: list[Line] = []

    def publish(
        self, body: Mapping[str, Any] | bytes, *, exchange: str, routing_key: str, **outside: Any
    ) -> None:
        """Send one letter; `outside` is what else a Sending says."""
        self.send(Sending(body=body, exchange=exchange, routing_key=routing_key, **outside))

    def send(self, sending: Sending) -> None:
        """Return when the broker has the letter in a queue.

        Raises Unroutable when no queue takes it (unless it is not mandatory) and PublishFailed when it is
        not confirmed in time.
        """
        outcomes = [Outcome.UNCONFIRMED]
        self._send([sending], outcomes)
        if outcomes[0] is Outcome.UNROUTABLE:
            raise Unroutable(f"no queue takes {sending.routing_key!r} at exchange {sending.exchange!r}")
        if outcomes[0] is not Outcome.CONFIRMED:
            raise PublishFailed(f"the broker refused {sending.routing_key!r} at {sending.exchange!r}")

    def publish_all(self, sendings: Sequence[Sending]) -> list[Outcome]:
        """Send all over one line, in order, without waiting in between; return what became of each.

        Raises PublishFailed when nothing is known of any.
        """
        outcomes = [Outcome.UNCONFIRMED] * len(sendings)
        try:
            self._send(sendings, outcomes)
        except PublishFailed:
            if set(outcomes) == {Outcome.UNCONFIRMED}:
                raise
        return outcomes

    def declare(self, *entities: Any) -> None:
        """Declare exchanges and queues on a connection of its own; raises what the broker says against it."""
        with Connection(self._uri, ssl=self._ssl, connect_timeout=CONNECT_SECONDS) as connection:
            for entity in entities:
                entity(connection.default_channel).declare()

    def has(self, exchange: Exchange) -> bool:
        """Tell whether the broker has this exchange; raises PublishFailed when it does not say in time."""
        with eventlet.Timeout(self._seconds, PublishFailed(f"no answer within {self._seconds} s")):
            try:
                with Connection(self._uri, ssl=self._ssl, connect_timeout=CONNECT_SECONDS) as connection:
                    exchange(connection.default_channel).declare(passive=True)
            except NotFound:
                return False
            except FAILURES as failure:
                raise PublishFailed(f"{type(failure).__name__}: {failure}") from failure
        return True

    def close(self) -> None:
        """Give the lines back; publishing again opens new ones."""
        while self._idle:
            self._idle.pop().close()

    def _send(self, sendings: Sequence[Sending], outcomes: list[Outcome]) -> None:
        began, outcome = time.monotonic(), "ok"
        try:
            self._send_in_time(sendings, outcomes)
        except BaseException as failure:  # a caller's own deadline, too
            outcome = type(failure).__name__
            raise
        finally:
            metrics.PUBLISH_SECONDS.labels(outcome).observe(time.monotonic() - began)

    def _send_in_time(self, sendings: Sequence[Sending], outcomes: list[Outcome]) -> None:
        late = PublishFailed(f"not confirmed within {self._seconds} s")
        until = time.monotonic() + self._seconds
        with eventlet.Timeout(self._seconds, late), self._slots:
            try:
                self._send_over_any(sendings, outcomes, until)
            except FAILURES as failure:
                raise PublishFailed(f"{type(failure).__name__}: {failure}") from failure

    def _send_over_any(self, sendings: Sequence[Sending], outcomes: list[Outcome], until: float) -> None:
        """Use an idle line; where that one has died in the meantime, so have the others: take a new one."""
        if self._idle:
            try:
                return self._send_over(self._idle.pop(), sendings, outcomes, until)
            except FAILURES:
                self._cut_idle()
        return self._send_over(Line(self._uri, ssl=self._ssl), sendings, outcomes, until)

    def _send_over(
        self, line: Line, sendings: Sequence[Sending], outcomes: list[Outcome], until: float
    ) -> None:
        try:
            line.send(sendings, outcomes, until=until)
        except BaseException:  # whatever it was, even a killed greenlet: answers may be on their way
            line.cut()
            raise
        self._idle.append(line)

    def _cut_idle(self) -> None:
        while self._idle:
            self._idle.pop().cut()


class Publisher(SharedExtension):
    """The one ConfirmedPublisher of a service. Starting does not need the broker."""

    def setup(self) -> None:
        super().setup()
        ssl = self.container.config.get("AMQP_SSL")
        self._publisher = ConfirmedPublisher(setting(self, "AMQP_URI"), ssl=ssl)
        # Extensions are set up side by side, in no order, but none publishes before all are.
        self.publish = self._publisher.publish
        self.send = self._publisher.send
        self.publish_all = self._publisher.publish_all
        self.declare = self._publisher.declare
        self.has = self._publisher.has

    def stop(self) -> None:
        self._publisher.close()
