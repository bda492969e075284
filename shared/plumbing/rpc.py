"""RPC, the side that answers: every request is answered or given back, and none takes the service down.

Stock nameko dies when a reply cannot be sent, waits for ever on a frozen broker while sending it, and keeps
requests and replies on disk although their caller has gone. A request is done again when its reply failed:
methods must bear that (a command is known by its id).
"""

import json
import logging
import re
import sys
from dataclasses import dataclass
from typing import Any

import amqp
import eventlet
from nameko import rpc
from nameko.exceptions import MalformedRequest

from shared.kernel.errors import Invalid
from shared.plumbing import metrics
from shared.plumbing.consumer import QueueConsumer
from shared.plumbing.line import Sending
from shared.plumbing.publisher import Publisher, PublishFailed
from shared.plumbing.refusals import told

log = logging.getLogger(__name__)

LARGEST_REQUEST = LARGEST_REPLY = 1_000_000  # bytes; the broker cuts whoever sends more than 1 MiB
REPLY_KEPT = 60.0  # seconds; nobody waits longer
PAUSE = 1.0  # seconds before a request is given back
TRANSIENT = 1
DELIVERIES = 5  # of one request; its caller has given up long before the last
# A reply goes where the request says: only to a reply queue, never to somebody else's door.
REPLY_KEY = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@dataclass(frozen=True, kw_only=True)
class Spoken(Sending):
    """A message that is not kept on disk, and is forgotten when its caller does not wait any longer."""

    seconds: float

    def message(self) -> amqp.Message:
        message = super().message()
        message.properties |= {"delivery_mode": TRANSIENT, "expiration": str(int(self.seconds * 1000))}
        return message


class TooLargeToSay(Exception):
    """An answer is larger than the road allows: a list that should have been pages."""


class RpcConsumer(rpc.RpcConsumer):
    """Hears the requests of a service and sends the replies."""

    queue_consumer = QueueConsumer()
    publisher = Publisher()

    def setup(self) -> None:
        super().setup()
        # Replicated, so that no single broker node is in the way of a call; and counting deliveries, so that
        # a request that kills its service does not go on to kill the next.
        self.queue.queue_arguments = {"x-queue-type": "quorum", "x-delivery-limit": DELIVERIES}

    def handle_message(self, body: Any, message: Any) -> None:
        try:
            if len(message.body) > LARGEST_REQUEST:
                raise Invalid(f"a request may have {LARGEST_REQUEST} bytes")
            provider = self.get_provider_for_method(message.delivery_info["routing_key"])
            provider.handle_message(body, message)
        except Exception:
            self.handle_result(message, None, sys.exc_info())

    def handle_result(self, message: Any, result: Any, exc_info: Any) -> tuple[Any, Any]:
        """Reply and settle the request; without a reply it is given back, to be done again."""
        reply, exc_info = reply_to(result, exc_info)
        try:
            self._send(message, reply)
        except PublishFailed:
            metrics.REPLIES_FAILED.labels(self.container.service_name).inc()
            eventlet.sleep(PAUSE)
            self.queue_consumer.requeue_message(message)
        else:
            self.queue_consumer.ack_message(message)
        return result, exc_info

    def _send(self, message: Any, reply: bytes) -> None:
        queue = message.properties.get("reply_to")
        if not (isinstance(queue, str) and re.fullmatch(REPLY_KEY, queue)):
            return
        sending = Spoken(
            body=reply,
            exchange=rpc.get_rpc_exchange(self.container.config).name,
            routing_key=queue,
            correlation_id=message.properties.get("correlation_id"),
            mandatory=False,  # a caller that has gone must not be waited for
            seconds=REPLY_KEPT,
        )
        self.publisher.publish_all([sending])


class SafeRpc(rpc.Rpc):
    """Entrypoint: a method that others may call as `<service>.<method>`."""

    rpc_consumer = RpcConsumer()
    kind = "rpc"

    def handle_message(self, body: Any, message: Any) -> None:
        if not (isinstance(body, dict) and isinstance(body.get("kwargs"), dict)):
            raise MalformedRequest("a request is an object with args and kwargs")
        if not isinstance(body.get("args"), list):
            raise MalformedRequest("a request is an object with args and kwargs")
        super().handle_message(body, message)


answers = SafeRpc.decorator


def reply_to(result: Any, exc_info: Any) -> tuple[bytes, Any]:
    """Return the reply in JSON, and what went wrong: also that a result cannot be said in JSON."""
    if exc_info is None:
        try:
            return _bytes({"result": result, "error": None}), None
        except (TypeError, ValueError, RecursionError, TooLargeToSay):
            log.exception("an answer cannot be sent")
            exc_info = sys.exc_info()
    return _bytes({"result": None, "error": told(exc_info[1])}), exc_info


def _bytes(reply: dict[str, Any]) -> bytes:
    said = json.dumps(reply, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    if len(said) > LARGEST_REPLY:
        raise TooLargeToSay(f"{len(said)} bytes")
    return said
