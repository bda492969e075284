"""Puts a letter aside when its reader could not heed it: to wait on the ladder, or to the dead."""

import logging
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from shared.kernel import ids
from shared.plumbing import ladder
from shared.plumbing.line import Sending

log = logging.getLogger(__name__)

LONGEST_ERROR = 2_000  # characters
REWRITTEN = {ladder.TRY, ladder.ERROR, ladder.ORIGIN, "compression"}  # kombu has unpacked the body


class Sender(Protocol):
    """Whoever can send a letter."""

    def send(self, sending: Sending) -> None:
        """Return when the broker has the letter; raises Unavailable when that is not certain."""


def put_aside(sender: Sender, message: Any, *, queue: str, why: BaseException, delays: Sequence[int]) -> None:
    """Send a copy of a letter, with the reason, to wait the next of `delays`; past the last it is dead.

    Raises Unavailable when the copy is not confirmed; until then the original must not be acknowledged.
    """
    tries = _tries(message) + 1
    place = ladder.DEAD if tries > len(delays) else ladder.retry_queue(delays[tries - 1]).exchange
    headers = {ladder.TRY: tries, ladder.ORIGIN: queue, ladder.ERROR: _told(why)}
    sender.send(copy_of(message, exchange=place.name, routing_key=queue, headers=headers))
    told = {"queue": queue, "place": place.name, "try": tries, "why": type(why).__qualname__}
    log.warning("letter put aside", extra=told)


def copy_of(message: Any, *, exchange: str, routing_key: str, headers: Mapping[str, Any]) -> Sending:
    """Return the same letter for another place: its bytes untouched, the broker's headers left out."""
    old = {key: value for key, value in (message.headers or {}).items() if not key.startswith("x-")}
    return Sending(
        body=_bytes(message.body),
        exchange=exchange,
        routing_key=routing_key,
        headers={key: value for key, value in old.items() if key not in REWRITTEN} | dict(headers),
        content_type=message.content_type or "application/octet-stream",
        content_encoding=message.content_encoding or "binary",
        message_id=message.properties.get("message_id") or ids.new_id(),
        correlation_id=message.properties.get("correlation_id"),
    )


def _bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def _tries(message: Any) -> int:
    tries = (message.headers or {}).get(ladder.TRY)
    return tries if isinstance(tries, int) else 0


def _told(why: BaseException) -> str:
    """Return the end of the story: what was raised, and where."""
    return "".join(traceback.format_exception(why))[-LONGEST_ERROR:]
