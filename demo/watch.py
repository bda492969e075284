"""Watch: a listener of the demo's own, which hears all services and tells what happens to one case.

It needs nothing of the services but their exchanges, as any other program that wants to hear them. Its
queue is gone when it hangs up.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from amqp.exceptions import NotFound

from demo.excuses import Excuse, NothingRuns
from demo.installation import Settings, connection_to
from shared.events import PUBLISHERS
from shared.kernel.event import Event
from shared.plumbing.codec import UnknownEvent, unwrap
from shared.plumbing.line import FAILURES

EVERYTHING = "#"
PATIENCE = 15.0  # seconds that anything may take to happen

E = TypeVar("E", bound=Event)


class Heard(NamedTuple):
    """An event, and when it happened."""

    event: Event
    at: datetime


class DidNotHappen(Excuse):
    """What was waited for did not happen in time."""

    def __init__(self, kinds: tuple[type[Event], ...], seconds: float) -> None:
        publisher, _, _ = kinds[0].name.partition(".")
        names = " or ".join(kind.name for kind in kinds)
        super().__init__(
            f"{names} did not happen within {seconds:g} s. "
            f"Look at the log of {publisher} (.run/logs) and at the dead letters: "
            ".venv/bin/python -m ops.dead list"
        )


class Watch:
    """Hears from the moment it is made; raises NothingRuns where there is nothing to hear."""

    def __init__(self, settings: Settings, tell: Callable[[Heard], None]) -> None:
        self._tell = tell
        self._case_id: str | None = None
        self._known: set[str] = set()
        self._unsorted: list[Heard] = []
        self._told: list[Heard] = []
        self._connection = connection_to(settings)
        try:
            self._listen(self._connection.channel())
        except NotFound as never_started:
            raise NothingRuns from never_started

    def follow(self, case_id: str) -> None:
        """Tell of this case from now on; first what was heard before its id was known."""
        self._case_id = case_id
        self._sort()

    def wait_for(self, *kinds: type[E], seconds: float = PATIENCE, **said: object) -> E:
        """Return the first event of the case that is of one of these kinds and says so; raises DidNotHappen.

        Everything else that is heard meanwhile is told as it comes in.
        """
        until = time.monotonic() + seconds
        while not (found := self._find(kinds, said)):
            if time.monotonic() >= until:
                raise DidNotHappen(kinds, seconds)
            self._hear(until)
        return found

    def listen(self, seconds: float) -> None:
        """Tell what is heard within so many seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._hear(until)

    def close(self) -> None:
        """Hang up."""
        with suppress(Exception):
            self._connection.close()

    def _listen(self, channel: Any) -> None:
        queue = channel.queue_declare("", exclusive=True, auto_delete=True).queue
        for service in PUBLISHERS:
            channel.queue_bind(queue, f"{service}.events", routing_key=EVERYTHING)
        channel.basic_consume(queue, no_ack=True, callback=self._heard)

    def _hear(self, until: float) -> None:
        """Hear the next message, if there is one before that moment of the monotonic clock."""
        try:
            self._connection.drain_events(timeout=max(until - time.monotonic(), 0.001))
        except TimeoutError:
            return
        except FAILURES as lost:
            raise Excuse("The broker is gone: there is nothing to hear any more.") from lost
        self._sort()

    def _heard(self, message: Any) -> None:
        """Keep an event; one that is announced twice is heard once."""
        envelope = json.loads(message.body)
        if envelope["id"] not in self._known:
            self._known.add(envelope["id"])
            with suppress(UnknownEvent):  # a later release may announce more
                self._unsorted.append(Heard(unwrap(envelope), datetime.fromisoformat(envelope["time"])))

    def _sort(self) -> None:
        """Tell what is about the case, in the order in which it came; forget the rest."""
        if self._case_id is None:
            return
        arrived, self._unsorted = self._unsorted, []
        for heard in arrived:
            if getattr(heard.event, "case_id", None) == self._case_id:
                self._told.append(heard)
                self._tell(heard)

    def _find(self, kinds: tuple[type[E], ...], said: dict[str, object]) -> E | None:
        own = (heard.event for heard in self._told if isinstance(heard.event, kinds))
        return next((event for event in own if says(event, said)), None)


def says(event: Event, said: dict[str, object]) -> bool:
    """Tell whether an event says all this, word for word."""
    return all(getattr(event, name) == value for name, value in said.items())
