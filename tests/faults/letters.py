"""Letters that the harness takes out of queues, lays into them, or makes up."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from kombu import Connection

from shared.events import CATALOGUE
from shared.plumbing.aside import copy_of
from shared.plumbing.codec import route_of
from shared.plumbing.ladder import dead_queue, work_queue
from shared.plumbing.line import Sending
from shared.plumbing.publisher import ConfirmedPublisher


class Letterbox:
    """The way of the harness to the queues of a world."""

    def __init__(self, world):
        self._world = world
        self._publisher = ConfirmedPublisher(world.amqp_uri)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._publisher.close()

    def announce_again(self, facts: Iterable[dict]):
        """Announce facts as their publishers did."""
        for fact in facts:
            exchange, key = route_of(CATALOGUE[fact["type"]])
            self._publisher.publish(fact, exchange=exchange, routing_key=key, message_id=fact["id"])

    def put(self, queue, sendings: Iterable[Sending]):
        """Lay letters straight into a queue, in this order."""
        for sending in sendings:
            self._publisher.publish(
                sending.body,
                exchange="",
                routing_key=queue,
                content_type=sending.content_type,
                content_encoding=sending.content_encoding,
                message_id=sending.message_id,
                headers=sending.headers,
            )

    def take_all(self, queue) -> list[Sending]:
        """Take all letters out of a queue, oldest first."""
        return [copy_of(message, exchange="", routing_key=queue, headers={}) for message in self._each(queue)]

    def reject_all(self, queue) -> int:
        """Let all letters of a queue die, as a reader does that cannot heed them; return how many."""
        return sum(message.reject() is None for message in self._each(queue, no_ack=False))

    def _each(self, queue, *, no_ack=True):
        publisher, _, kind = queue.partition(".on.")[2].partition(".")
        with Connection(self._world.amqp_uri, connect_timeout=3) as connection:
            source = work_queue(queue, publisher=publisher, routing_key=kind)(connection.default_channel)
            while message := source.get(no_ack=no_ack):
                yield message


def an_event(type="grid.case_assigned", *, about="assignment", id=None, **data):
    """Return an event that its publisher would never have sent."""
    id = id or uuid4().hex
    return {
        "specversion": "1.0",
        "id": f"{type}:{id}:1",
        "source": type.partition(".")[0],
        "type": type,
        "subject": f"{about}/{id}",
        "time": datetime.now(UTC).isoformat(),
        "datacontenttype": "application/json",
        "dataschema": f"urn:yimen:{type}",
        "sequence": 1,
        "data": data,
    }


def an_assignment(case_id):
    """Return the news that a case was assigned, whether there is such a case or not."""
    return an_event(
        id=case_id,
        case_id=case_id,
        number="none",
        subject="nothing",
        grid_code="340102998001J001",
        grid_version=1,
        community_code="340102998001",
        post="A",
        worker_id="W0001",
        worker_label="王**",
        on_behalf_of=None,
        reason="a_on_duty",
        assigned_at=datetime.now(UTC).isoformat(),
    )


def letter(body, **outside):
    """Return a letter; its id is that of the event in it, or one of its own."""
    id = body.get("id") if isinstance(body, dict) else None
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Sending(body=raw, exchange="", routing_key="", message_id=id or uuid4().hex, **outside)


__all__ = ["Letterbox", "an_assignment", "an_event", "dead_queue", "letter"]
