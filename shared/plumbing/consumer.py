"""QueueConsumer: the one connection over which a service hears, made safe where the stock one is not.

A letter that cannot be read goes to the dead queue (stock: it is acknowledged and gone). Stopping waits until
every delivery is settled (stock: the connection is closed under handlers that are still running, and what
they did is done again elsewhere). A broken socket under an acknowledgement is no reason to die (stock: the
whole service does). A queue that exists with other arguments is one (stock: all looks well, and is deaf).
One listener takes half of the workers at most (stock: a slow one takes all, and everybody else waits for it).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from amqp.exceptions import AccessRefused, PreconditionFailed
from kombu import Connection, Consumer
from kombu.common import maybe_declare
from nameko import messaging

log = logging.getLogger(__name__)

LONGEST_PAUSE = 3  # seconds between two attempts to connect
LOOK_UP = 0.25  # seconds until a quiet consumer notices that it should stop


class CannotListen(Exception):
    """A queue exists with other arguments, or may not be declared: only an operator can mend that."""


class NothingToHear(Exception):
    """The broker is away and nobody waits for it any more."""


class ModestConsumer(Consumer):
    """Takes no more deliveries at once than its share: the broker keeps the rest."""

    share = 0

    def consume(self, no_ack: bool | None = None) -> None:
        self.qos(prefetch_count=self.share)  # holds for whoever begins next on the channel
        super().consume(no_ack)


class QueueConsumer(messaging.QueueConsumer):
    """Shared by all entrypoints of a service that hear from queues.

    A provider may name in `beside` what has to be declared together with its queue, and in `part` which part
    of the workers it may take at most.
    """

    def __init__(self) -> None:
        self._unsettled: set[Any] = set()
        super().__init__()

    def run(self) -> None:
        try:
            super().run(safety_interval=LOOK_UP)
        except (NothingToHear, messaging.QueueConsumerStopped):
            log.info("stopped listening while the broker was away")

    def stop(self) -> None:
        if self._gt is not None:  # else it never started: the service waits for its broker
            super().stop()

    def unregister_provider(self, provider: Any) -> None:
        if self._consumers_ready.ready():
            super().unregister_provider(provider)
        elif not self._last_provider_unregistered.ready():  # stock: once per provider, and fails
            self._last_provider_unregistered.send()

    def ack_message(self, message: Any) -> None:
        """Tell the broker that the delivery is dealt with."""
        self._settle(message, "ack")

    def requeue_message(self, message: Any) -> None:
        """Give the delivery back; the broker hands it out again, and counts."""
        self._settle(message, "requeue")

    def _handle_thread_exited(self, thread: Any) -> None:
        if not self._consumers_ready.ready():  # whoever waits for the start need not wait any longer
            self._consumers_ready.send_exception(messaging.QueueConsumerStopped())

    def _settle(self, message: Any, how: str) -> None:
        """Answer a delivery while the connection that brought it stands; when not, the broker has it back."""
        self._unsettled.discard(message)
        if message.channel.connection:
            try:
                getattr(message, how)()
            except Exception as broken:  # any socket error: the broker delivers again
                log.warning("delivery not settled", extra={"why": repr(broken)})

    def handle_message(self, provider: Any, body: Any, message: Any) -> None:
        self._unsettled.add(message)
        super().handle_message(provider, body, message)

    def on_decode_error(self, message: Any, exc: Exception) -> None:
        log.error("unreadable letter", extra={"why": repr(exc), "content_type": message.content_type})
        message.reject()

    def get_consumers(self, consumer_cls: Any, channel: Any) -> Any:
        """Declare everything and begin to hear; raises CannotListen, which stops the service."""
        try:
            for provider in self._providers:
                for entity in getattr(provider, "beside", ()):
                    maybe_declare(entity, channel)
            modest = partial(ModestConsumer, channel, on_decode_error=self.on_decode_error)
            super().get_consumers(modest, channel)
        except (PreconditionFailed, AccessRefused) as refusal:
            raise CannotListen(str(refusal)) from refusal
        for provider, consumer in self._consumers.items():
            consumer.share = max(1, int(self.prefetch_count * getattr(provider, "part", 1)))
        return self._consumers.values()

    def on_iteration(self) -> None:
        self._cancel_consumers_if_requested()
        if not self._consumers and not self._unsettled:
            self.should_stop = True

    @contextmanager
    def establish_connection(self) -> Iterator[Connection]:
        """Connect, asking every few seconds for as long as there is somebody to hear for."""
        with self.create_connection() as connection:
            connection.ensure_connection(
                self.on_connection_error,
                interval_start=1,
                interval_step=1,
                interval_max=LONGEST_PAUSE,
                callback=self._give_up_when_stopped,
            )
            yield connection

    def _give_up_when_stopped(self) -> None:
        """Let a service stop although the broker is away: on a dead connection there is nothing to cancel."""
        for provider in list(self._pending_remove_providers):
            self._consumers.pop(provider, None)
            self._pending_remove_providers.pop(provider).send()
        if self.should_stop or (self._consumers_ready.ready() and not self._consumers):
            raise NothingToHear
