"""The bus: how a service hears what others announce.

A letter is acknowledged when its handler has returned. One that cannot be read, or that the domain refuses,
is dead at once, for reading it again would not help; any other failure climbs the ladder first. The copy is
confirmed before the original is acknowledged: a crash in between doubles a letter, and loses none.
"""

import inspect
import logging
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, TypeVar

import eventlet
from kombu import Queue
from marshmallow import ValidationError
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR
from nameko.messaging import Consumer

from shared.kernel.errors import DomainError, Unavailable
from shared.kernel.event import Event
from shared.plumbing import ladder, logs, trail
from shared.plumbing.aside import put_aside
from shared.plumbing.codec import Envelope, unwrap
from shared.plumbing.consumer import QueueConsumer
from shared.plumbing.publisher import Publisher
from shared.plumbing.trail import Trail

F = TypeVar("F", bound=Callable[..., Any])
Hear = Callable[[Event], Any]

log = logging.getLogger(__name__)

REQUIRED = {"id": str, "type": str, "subject": str, "time": str, "sequence": int, "data": dict}

_heard: ContextVar[Envelope] = ContextVar("heard")


class Unreadable(Exception):
    """What lies in the queue is no event, or not one that belongs there."""


HOPELESS = (DomainError, ValidationError, Unreadable)


def heard() -> Envelope:
    """Return the envelope of the event that is being heard; raises LookupError where none is."""
    return _heard.get()


class Listener(Consumer):
    """Entrypoint: one queue of letters from one publisher, read by one method.

    `waits_for` are refusals that time may mend: they climb the ladder like an outage.
    """

    kind = "event"
    part = 0.5  # of the workers: one slow listener must not keep all others, and the doors, waiting
    event: type[Event] = Event
    queue_consumer = QueueConsumer()
    publisher = Publisher()

    def __init__(self, source: str, hears: str, *, waits_for: tuple[type[Exception], ...] = ()) -> None:
        self.source, self.hears, self.waits_for = source, hears, waits_for
        self.routing_key = hears
        super().__init__(queue=None, expected_exceptions=DomainError)

    def bind(self, container: Any, method_name: str) -> Any:
        if method_name != f"on_{self.hears}":
            where = f"{container.service_cls.__qualname__}.{method_name}"
            raise TypeError(f"{where} listens to {self.source}.{self.hears}: call it on_{self.hears}")
        return super().bind(container, method_name)

    def queue_in(self, service: str, config: Mapping[str, Any]) -> Queue:
        """Return the work queue that this listener has in a service."""
        name = ladder.queue_name(service, self.source, self.hears)
        return ladder.work_queue(
            name, publisher=self.source, routing_key=self.routing_key, service=service, config=config
        )

    def setup(self) -> None:
        self.queue = self.queue_in(self.container.service_name, self.container.config)
        self.delays = ladder.delays_of(self.container.config)
        self.beside = ladder.beside(self.queue.name, self.container.config)
        super().setup()

    def around(self, worker_ctx: Any, method: Hear) -> Any:
        """Read the letter within the worker, so that one deadline and one set of rules hold for all of it."""
        return self.hear(worker_ctx, method, read(worker_ctx.args[0]))

    def hear(self, worker_ctx: Any, method: Hear, envelope: Envelope) -> Any:
        """Call the method with the event in the envelope, on the trail that the envelope tells."""
        event = unwrap(envelope)
        if not isinstance(event, self.event):
            raise Unreadable(f"{event.name} lies in {self.queue.name}")
        ours = replace(Trail.of(envelope), causation=envelope["id"])
        trail.follow(ours)
        worker_ctx.data.update(ours.told())
        logs.note(event=envelope["id"])
        _heard.set(envelope)
        return method(event)

    def handle_result(self, message: Any, worker_ctx: Any, result: Any = None, exc_info: Any = None) -> Any:
        try:
            if exc_info is not None:
                self._put_aside(message, exc_info[1])
        except Unavailable as away:
            log.warning("letter given back", extra={"queue": self.queue.name, "why": str(away)})
            eventlet.sleep(1)  # the broker hands it out again at once, and counts
            self.queue_consumer.requeue_message(message)
        else:
            self.queue_consumer.ack_message(message)
        return result, exc_info

    def _put_aside(self, message: Any, why: BaseException) -> None:
        hopeless = isinstance(why, HOPELESS) and not isinstance(why, self.waits_for)
        delays = () if hopeless else self.delays
        put_aside(self.publisher, message, queue=self.queue.name, why=why, delays=delays)


class EventListener(Listener):
    """Entrypoint: calls its method with each event of one kind."""

    def __init__(self, event: type[Event], **options: Any) -> None:
        self.event = event
        source, _, hears = event.name.partition(".")
        super().__init__(source, hears, **options)


def listens(event: type[Event], *, waits_for: tuple[type[Exception], ...] = ()) -> Callable[[F], F]:
    """Make a method `on_<event>(self, event)` the listener of a service to one kind of event.

    It is told at least once, in no certain order; `waits_for` are refusals that time may mend.
    """
    register: Callable[[F], F] = EventListener.decorator(event, waits_for=waits_for)
    return register


def listeners_of(service: type) -> Iterator[Listener]:
    """Return what a service class listens to."""
    for _, method in inspect.getmembers(service, inspect.isfunction):
        for entrypoint in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ()):
            if isinstance(entrypoint, Listener):
                yield entrypoint


def read(body: Any) -> Envelope:
    """Return a body as the envelope of an event; raises Unreadable when it is none."""
    if not isinstance(body, dict) or body.get("specversion") != "1.0":
        raise Unreadable("not a CloudEvent 1.0")
    wrong = [key for key, kind in REQUIRED.items() if not isinstance(body.get(key), kind)]
    if wrong:
        raise Unreadable(f"an event without a good {', '.join(wrong)}")
    return body
