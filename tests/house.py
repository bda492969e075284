"""A house for tests of messaging: services that run, letters to post, queues to look into."""

import contextlib
import json
from datetime import UTC, datetime
from uuid import uuid4

from amqp import NotFound
from kombu import Connection, Exchange
from nameko.containers import ServiceContainer
from nameko.standalone.events import get_event_exchange

from shared.events import PUBLISHERS
from shared.events.intake import CaseSigned
from shared.plumbing import ladder
from shared.plumbing.bus import listeners_of
from shared.plumbing.codec import wrap
from shared.plumbing.container import Container
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.trail import Trail

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
SHORT = (50, 100)  # milliseconds to wait before each further try


def a_name():
    """Return a service name that no other test uses."""
    return f"ear{uuid4().hex[:8]}"


def signed(number=1, case_id="case-1"):
    """Return a fact about a case in its envelope."""
    event = CaseSigned(case_id=case_id, worker_id="W0001", on_behalf_of=None, signed_at=NOON)
    return wrap(event, about_id=case_id, sequence=number, at=NOON, trail=Trail())


class House:
    """Runs services against one broker, and leaves nothing behind in it."""

    def __init__(self, uri):
        self.uri = uri  # services may have another way to the same broker: config AMQP_URI
        self.publisher = ConfirmedPublisher(uri)
        self._endings, self._queues, self._exchanges = [], [], []

    def __enter__(self):
        self.publisher.declare(*(get_event_exchange(each, {}) for each in PUBLISHERS), ladder.DECLARED)
        return self

    def __exit__(self, *failure):
        for end in self._endings:
            end()
        self.publisher.close()
        with Connection(self.uri) as connection:
            for queue in self._queues:
                connection.default_channel.queue_delete(queue)
            for exchange in self._exchanges:
                connection.default_channel.exchange_delete(exchange)

    def run(self, service, **config):
        """Start a service in our container and return the container."""
        for listener in listeners_of(service):
            queue = listener.queue_in(service.name, {}).name
            self._queues += [queue, f"{queue}.dead"]
        container = Container(service, {"AMQP_URI": self.uri, "RETRY_DELAYS_MS": SHORT, **config})
        self._endings.append(container.stop)
        container.start()
        return container

    def run_stock(self, service, *queues, **config):
        """Start a service in nameko's own container, which may not be able to stop any more."""
        self._queues += queues
        container = ServiceContainer(service, {"AMQP_URI": self.uri, **config})
        self._endings.append(container.kill)
        container.start()
        return container

    def post(self, envelope, **outside):
        """Announce an event as its publisher does."""
        publisher, _, kind = envelope["type"].partition(".")
        self.publisher.publish(envelope, exchange=f"{publisher}.events", routing_key=kind, **outside)

    def put(self, queue, body, **outside):
        """Lay a letter straight into a queue."""
        self.publisher.publish(body, exchange="", routing_key=queue, **outside)

    def an_exchange(self):
        """Declare an exchange to which nobody listens, and return its name."""
        name = f"{a_name()}.events"
        self._exchanges.append(name)
        self.publisher.declare(Exchange(name, type="topic", durable=True))
        return name

    def declare(self, *queues):
        self._queues += [queue.name for queue in queues]
        self.publisher.declare(*queues)

    def ready(self, queue):
        """Return how many letters wait in a queue, or None when there is no such queue."""
        with Connection(self.uri) as connection, contextlib.suppress(NotFound):
            return connection.channel().queue_declare(queue, passive=True).message_count
        return None

    def take(self, queue):
        """Take the next letter out of a queue, or return None."""
        with Connection(self.uri) as connection:
            return connection.channel().basic_get(queue, no_ack=True)

    def hand_back(self, queue):
        """Take a letter and give it back, as a reader does that dies; None when there is none."""
        with Connection(self.uri) as connection:
            return connection.channel().basic_get(queue)

    def reject(self, queue):
        """Take a letter out of a queue and reject it, as a reader does that cannot read it."""
        with Connection(self.uri) as connection:
            channel = connection.channel()
            channel.basic_reject(channel.basic_get(queue).delivery_tag, requeue=False)


def raw(message):
    """Return the bytes of a message, which py-amqp decodes where it can."""
    return message.body.encode() if isinstance(message.body, str) else bytes(message.body)


def body_of(message):
    return json.loads(message.body)
