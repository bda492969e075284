"""Followers: hear all facts about one kind of aggregate, in the order in which they happened to each.

The bus promises no order: workers run side by side, and whatever climbs the ladder comes late. Here fact n is
told only after fact n-1. A fact that comes too early is kept in the database before its letter is
acknowledged, and told when the gap before it closes.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from eventlet.semaphore import Semaphore
from pymongo import IndexModel
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.events import CATALOGUE
from shared.kernel import clock
from shared.plumbing.bus import Hear, Listener
from shared.plumbing.codec import Envelope
from shared.plumbing.documents import Document
from shared.plumbing.memory import Memory

F = TypeVar("F", bound=Callable[..., Any])

GAP_IS_LONG = timedelta(minutes=15)
OPEN_SINCE = IndexModel([("since", 1)], name="since", sparse=True)


class Positions:
    """How far a follower has come with each aggregate, and which facts wait for an earlier one.

    One document for each aggregate: `next` is the number of the fact to tell next, `pending` holds the facts
    that came too early, `since` is when the first of them came.
    """

    def __init__(self, database: Database[Document], follower: str) -> None:
        self._collection: Collection[Document] = database["positions"]
        self._follower = follower

    def prepare(self) -> None:
        """Make the index; doing it again changes nothing."""
        self._collection.create_indexes([OPEN_SINCE])

    def tell_in_order(self, fact: Envelope, tell: Callable[[Envelope], Any]) -> None:
        """Tell this fact and those that waited for it, or keep it until its turn comes; ignore what was told.

        First the telling, then the position: a crash in between tells a fact twice, and forgets none.
        """
        place = {"_id": f"{self._follower}/{fact['subject']}"}
        position = self._position(place)
        if fact["sequence"] > position["next"]:
            self._keep(place, fact)
            position = self._position(place)  # a worker beside us may have closed the gap in the meantime
        while due := _due(fact, position):
            tell(due)
            self._advance(place, due["sequence"])
            position = self._position(place)
        if position.get("pending") == {}:
            self._collection.update_one(place | {"pending": {}}, {"$unset": {"pending": "", "since": ""}})

    def _position(self, place: Document) -> Document:
        return self._collection.find_one(place) or {"next": 1}

    def _keep(self, place: Document, fact: Envelope) -> None:
        change = {
            "$setOnInsert": {"next": 1},
            "$set": {f"pending.{fact['sequence']}": fact},
            "$min": {"since": clock.now()},
        }
        self._change(place | {"next": {"$lt": fact["sequence"]}}, change)

    def _advance(self, place: Document, told: int) -> None:
        change = {"$set": {"next": told + 1}, "$unset": {f"pending.{told}": ""}}
        self._change(place | {"next": told}, change)

    def _change(self, standing: Document, change: Document) -> None:
        """Change a position that stands so, or begin it; one that stands otherwise is left as it is."""
        try:
            self._collection.update_one(standing, change, upsert=True)
        except DuplicateKeyError:  # it is there: otherwise, or begun just now by a worker beside us
            self._collection.update_one(standing, change)


def _due(fact: Envelope, position: Document) -> Envelope | None:
    """Return the fact to tell now: the one at hand, or one that waited for it."""
    number: int = position["next"]
    if fact["sequence"] > number:
        return None
    waiting: Envelope | None = position.get("pending", {}).get(str(number))
    return fact if fact["sequence"] == number else waiting


class Follower(Listener):
    """Entrypoint: calls its method with all events about one kind of aggregate, in order."""

    memory = Memory()

    def __init__(self, source: str, about: str, **options: Any) -> None:
        super().__init__(source, about, **options)
        self.routing_key = "#"  # also kinds that only a later release knows: they have their numbers too
        self._turns: WeakValueDictionary[str, Semaphore] = WeakValueDictionary()

    def start(self) -> None:
        self._positions = Positions(self.memory.opened(), self.queue.name)
        self._positions.prepare()
        super().start()

    def hear(self, worker_ctx: Any, method: Hear, envelope: Envelope) -> Any:
        """Tell the letter in its turn; workers of one process wait for each other, cheaper than a gap."""
        if envelope["subject"].startswith(f"{self.hears}/"):
            with self._turn(envelope["subject"]):
                self._positions.tell_in_order(envelope, partial(self._tell, worker_ctx, method))

    def _turn(self, subject: str) -> Semaphore:
        return self._turns.setdefault(subject, Semaphore())

    def _tell(self, worker_ctx: Any, method: Hear, envelope: Envelope) -> None:
        if envelope["type"] in CATALOGUE:
            super().hear(worker_ctx, method, envelope)


def follows(publisher: str, about: str, *, waits_for: tuple[type[Exception], ...] = ()) -> Callable[[F], F]:
    """Make a method `on_<about>(self, event)` the follower of a service to one kind of aggregate.

    It is told every fact that this release knows, in order, each at least once: its effect must be the same
    when the event (`bus.heard()["id"]`) comes again.
    """
    register: Callable[[F], F] = Follower.decorator(publisher, about, waits_for=waits_for)
    return register


def open_gaps(database: Database[Document], *, at: datetime) -> Counter[str]:
    """Count, for each follower, the aggregates that have missed a fact for more than a quarter of an hour."""
    late = {"since": {"$lt": at - GAP_IS_LONG}}
    found = database["positions"].find(late, {"pending": True})
    return Counter(position["_id"].partition("/")[0] for position in found if position.get("pending"))
