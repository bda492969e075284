"""Dead letters: those that no try could help. An operator looks at them, mends the cause, and replays them.

Nothing is lost on the way: a letter leaves the dead queue only after the broker has confirmed its copy in the
work queue. A crash in between doubles it.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from amqp.exceptions import NotFound as NoSuchQueue
from kombu import Connection

from shared.kernel.errors import NotFound
from shared.plumbing import ladder
from shared.plumbing.aside import copy_of
from shared.plumbing.line import CONNECT_SECONDS
from shared.plumbing.publisher import ConfirmedPublisher

BACK_WITHIN = 2.0  # seconds


@dataclass(frozen=True, kw_only=True)
class DeadLetter:
    """What an operator sees of a letter. The body is left out: it is for the listener, not for a screen."""

    id: str
    type: str
    subject: str
    time: str
    tries: int
    error: str
    replayed: bool


def count_dead(uri: str, queue: str, *, ssl: Any = None) -> int:
    """Return how many letters of a work queue are dead; raises NotFound when there is no such queue."""
    with _channel(uri, ssl) as channel:
        count: int = _declared(channel, queue).message_count
        return count


def list_dead(uri: str, queue: str, *, limit: int = 100, ssl: Any = None) -> list[DeadLetter]:
    """Return what is known of the oldest dead letters of a work queue. They stay where they are."""
    with _channel(uri, ssl) as channel:
        lying = _declared(channel, queue).message_count
        letters = [_shown(message) for message in _taken(channel, queue, min(limit, lying))]
        _put_back(channel, queue, lying)
        return letters


def replay(uri: str, queue: str, *, limit: int | None = None, ssl: Any = None) -> int:
    """Give dead letters back to their work queue, oldest first, and return how many.

    Not more than lie there now: one that dies again is not replayed twice. Raises Unavailable when a copy
    is not confirmed; that letter stays dead.
    """
    publisher = ConfirmedPublisher(uri, ssl=ssl)
    replayed = 0
    try:
        with _channel(uri, ssl) as channel:
            lying = _declared(channel, queue).message_count
            for message in _taken(channel, queue, lying if limit is None else min(limit, lying)):
                headers = {ladder.REPLAYED: True}
                publisher.send(copy_of(message, exchange="", routing_key=queue, headers=headers))
                message.ack()
                replayed += 1
    finally:
        publisher.close()
    return replayed


def _taken(channel: Any, queue: str, count: int) -> Iterator[Any]:
    for _ in range(count):
        message = ladder.dead_queue(queue)(channel).get(no_ack=False)
        if message is None:  # somebody else took it
            return
        yield message


def _put_back(channel: Any, queue: str, lying: int) -> None:
    """Give back what was looked at. It takes a moment until they lie there again."""
    channel.basic_recover(requeue=True)
    until = time.monotonic() + BACK_WITHIN
    while _declared(channel, queue).message_count < lying and time.monotonic() < until:
        time.sleep(0.02)


def _declared(channel: Any, queue: str) -> Any:
    try:
        return channel.queue_declare(ladder.dead_queue(queue).name, passive=True)
    except NoSuchQueue:
        raise NotFound(f"there is no listener with the queue {queue}") from None


@contextmanager
def _channel(uri: str, ssl: Any) -> Iterator[Any]:
    with Connection(uri, ssl=ssl, connect_timeout=CONNECT_SECONDS) as connection:
        yield connection.default_channel


def _shown(message: Any) -> DeadLetter:
    headers, body = message.headers or {}, _envelope(message.body)
    return DeadLetter(
        id=str(body.get("id") or message.properties.get("message_id") or "?"),
        type=str(body.get("type", "unreadable")),
        subject=str(body.get("subject", "")),
        time=str(body.get("time", "")),
        tries=int(headers.get(ladder.TRY, 0)),
        error=str(headers.get(ladder.ERROR) or _broker_says(headers)),
        replayed=bool(headers.get(ladder.REPLAYED)),
    )


def _envelope(body: Any) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _broker_says(headers: dict[str, Any]) -> str:
    """Return why the broker itself put the letter here: unreadable, or it ended its reader every time."""
    return str(headers.get("x-first-death-reason", ""))
