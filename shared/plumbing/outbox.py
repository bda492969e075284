"""The postman: announces what the store has kept, at once, and again until the broker has confirmed it.

A letter leaves its outbox only after its confirm, and only behind all letters before it. Told twice is
allowed, out of order too (facts have numbers); lost is not.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import eventlet
from nameko.extensions import SharedExtension
from pymongo.collection import Collection
from pymongo.errors import PyMongoError

from shared.events import CATALOGUE
from shared.kernel.errors import Unavailable
from shared.plumbing import ladder
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Letter
from shared.plumbing.publisher import Outcome, Publisher, Sending

log = logging.getLogger(__name__)

CLEAR_EVERY = 0.5  # seconds; whatever is saved again by then needs no clearing of its own

Key = tuple[str, str]


class Outbox(SharedExtension):
    """One per service: sends letters for its repositories and clears away what is confirmed."""

    publisher = Publisher()

    def __init__(self) -> None:
        super().__init__()
        self.collections: dict[str, Collection[Document]] = {}
        self._confirmed: defaultdict[Key, set[str]] = defaultdict(set)
        self._all_declared = False
        self._stopping = False
        self._clearing: Any = None

    def start(self) -> None:
        if self._clearing is None:
            self._clearing = self.container.spawn_managed_thread(self._clear_for_ever)

    def finish(self) -> None:
        """Clear away what is confirmed and end; asked for before the database is let go."""
        self._stopping = True
        if self._clearing is not None:
            self._clearing.wait()

    def serve(self, collection: Collection[Document]) -> None:
        """Take on the letters of a collection."""
        self.collections[collection.name] = collection

    def unsent(self, collection: Collection[Document], document: Document) -> list[Letter]:
        """Return the letters of a document's outbox that this process has not seen confirmed."""
        confirmed = self._confirmed.get((collection.name, document["_id"]), ())
        return [letter for letter in document["outbox"] if letter["id"] not in confirmed]

    def announce(self, collection: Collection[Document], id: str, letters: Sequence[Letter]) -> None:
        """Send the letters of one document; what is not confirmed stays for the sweep."""
        try:
            sent = self.send(letters)
        except Unavailable as away:
            log.warning("announcing later", extra={"about": id, "why": str(away)})
        else:
            self.confirm(collection.name, id, sent)

    def send(self, letters: Sequence[Letter]) -> list[str]:
        """Publish letters in order; return the ids of the confirmed prefix.

        Raises Unavailable when nothing is known of any, and before the deploy step has ended: of several
        queues that want a letter the first would take it, and it would not be sent again for the others.
        """
        told = [
            (letter, each) for letter in letters for each in sendings(letter, self.container.service_name)
        ]
        outcomes = self._publish([each for _, each in told])
        waits = ""
        for (letter, each), outcome in zip(told, outcomes, strict=True):
            if not _is_done(letter, each, outcome):
                log.warning("not announced yet", extra={"event": letter["id"], "outcome": outcome.value})
                waits = letter["id"]
                break
        ids = [letter["id"] for letter in letters]
        return ids[: ids.index(waits)] if waits else ids

    def confirm(self, collection_name: str, id: str, letter_ids: Iterable[str]) -> None:
        """Note letters that may be cleared away."""
        self._confirmed[collection_name, id].update(letter_ids)

    def clear(self) -> None:
        """Take what is confirmed out of the outboxes, with one command for each collection."""
        confirmed, self._confirmed = self._confirmed, defaultdict(set)
        documents: defaultdict[str, list[str]] = defaultdict(list)
        letters: defaultdict[str, list[str]] = defaultdict(list)
        for (name, id), letter_ids in confirmed.items():
            documents[name].append(id)
            letters[name] += letter_ids
        for name, ids in documents.items():
            away = {"$pull": {"outbox": {"id": {"$in": letters[name]}}}}
            self.collections[name].update_many({"_id": {"$in": ids}}, away)

    def _publish(self, sendings: Sequence[Sending]) -> list[Outcome]:
        self._all_declared = self._all_declared or self.publisher.has(ladder.DECLARED)
        if not self._all_declared:
            raise Unavailable("the deploy step has not ended")
        try:
            return self.publisher.publish_all(sendings)
        except Unavailable:
            self._all_declared = False  # for all we know it is another broker, and empty
            raise

    def _clear_for_ever(self) -> None:
        ended = False
        while not ended:
            eventlet.sleep(CLEAR_EVERY)
            ended = self._stopping
            try:
                self.clear()
            except PyMongoError as away:  # the sweep sends them again, and clears then
                log.warning("outboxes not cleared", extra={"why": type(away).__name__})


def sendings(letter: Letter, service: str) -> list[Sending]:
    """Return what the publisher needs to send a letter: to all, and to the service itself if it listens."""
    envelope = letter["envelope"]
    publisher, _, kind = envelope["type"].partition(".")
    id = letter["id"]
    to_all = Sending(body=envelope, exchange=f"{publisher}.events", routing_key=kind, message_id=id)
    if not service == publisher in _hearers(letter):
        return [to_all]
    own = ladder.own_exchange(service, {}).name  # of two with one id, the broker's answer could mean either
    return [to_all, replace(to_all, exchange=own, message_id=f"{id}@own")]


def _is_done(letter: Letter, sent: Sending, outcome: Outcome) -> bool:
    """Tell whether it needs no more sending: confirmed, or unroutable where nobody else need hear it."""
    publisher = letter["envelope"]["type"].partition(".")[0]
    to_all = sent.exchange == f"{publisher}.events"
    known = letter["envelope"]["type"] in CATALOGUE
    alone = outcome is Outcome.UNROUTABLE and to_all and known and not {*_hearers(letter)} - {publisher}
    return outcome is Outcome.CONFIRMED or alone


def _hearers(letter: Letter) -> tuple[str, ...]:
    event = CATALOGUE.get(letter["envelope"]["type"])
    return event.heard_by if event else ()
