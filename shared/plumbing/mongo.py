"""MongoDB: an aggregate is one document, kept with the events it has still to announce.

One write, guarded by `{_id, version}`, keeps both or neither: no transaction, no lost event; right on
a single server, a replica set and a sharded cluster alike. Letters are added only together with a new
version, so the write may set the whole outbox: what it puts back although it was just cleared is sent
twice, which is allowed, and nothing is ever lost.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from pymongo import IndexModel, MongoClient
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.kernel import clock
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import NotFound, StaleWrite
from shared.plumbing import trail
from shared.plumbing.codec import wrap
from shared.plumbing.documents import Document, from_document, to_document

A = TypeVar("A", bound=Aggregate)
Letter = Document  # {id, at, envelope}

OUTBOX = IndexModel([("outbox.at", 1)], name="outbox")


class Postman(Protocol):
    """Where saved letters go: at once if it can be, and by the sweep if not."""

    def unsent(self, collection: Collection[Document], document: Document) -> list[Letter]:
        """Return the letters of a document's outbox that this process has not seen confirmed."""

    def announce(self, collection: Collection[Document], id: str, letters: Sequence[Letter]) -> None:
        """Send the letters in the outbox of one document, oldest first; raises nothing."""


class Sweep:
    """The postman who does nothing at once: everything waits for the sweep."""

    def unsent(self, collection: Collection[Document], document: Document) -> list[Letter]:
        return list(document["outbox"])

    def announce(self, collection: Collection[Document], id: str, letters: Sequence[Letter]) -> None:
        pass


def connect(uri: str, *, pool: int = 50) -> MongoClient[Document]:
    """Return a client whose every wait is bounded. One per process, made after any fork."""
    return MongoClient(
        uri,
        tz_aware=True,
        maxPoolSize=pool,
        waitQueueTimeoutMS=5000,
        serverSelectionTimeoutMS=4000,
        connectTimeoutMS=2000,
        socketTimeoutMS=5000,
        retryWrites=True,
        w="majority",
        journal=True,
    )


class Repository(Generic[A]):
    """All aggregates of one kind, in one collection. A subclass names them and adds its queries."""

    kind: ClassVar[type[Any]]
    collection_name: ClassVar[str]
    indexes: ClassVar[tuple[IndexModel, ...]] = ()

    def __init__(self, database: Database[Document], postman: Postman | None = None) -> None:
        self.collection: Collection[Document] = database[self.collection_name]
        self._postman = postman or Sweep()

    def prepare(self) -> None:
        """Make the indexes; doing it again changes nothing."""
        self.collection.create_indexes([OUTBOX, *self.indexes])

    def get(self, id: str) -> A:
        """Return one, or raise NotFound."""
        found = self.find(id)
        if found is None:
            raise NotFound(f"there is no {self.kind.__name__.lower()} {id}")
        return found

    def find(self, id: str) -> A | None:
        """Return one, or None."""
        document = self.collection.find_one({"_id": id})
        return None if document is None else self.read(document)

    def read(self, document: Document) -> A:
        """Return the aggregate that a document holds, noting what its outbox still owes."""
        aggregate: A = from_document(self.kind_of(document), document)
        aggregate.owed[:] = self._postman.unsent(self.collection, document)
        return aggregate

    def kind_of(self, document: Document) -> type[Any]:
        """Return the class of a document's aggregate."""
        return self.kind

    def also(self, aggregate: A) -> Document:
        """Return fields kept beside the state for queries only. Derived, never authoritative."""
        return {}

    def save(self, aggregate: A) -> None:
        """Keep the aggregate and its facts in one write and announce them, or raise StaleWrite."""
        new = _letters(aggregate)
        outbox = [*cast(list[Letter], aggregate.owed), *new]
        state = to_document(aggregate) | self.also(aggregate)
        del state["_id"]
        self._write(aggregate, state | {"version": aggregate.version + len(new), "outbox": outbox})
        aggregate.saved()
        aggregate.owed[:] = outbox
        self._postman.announce(self.collection, aggregate.id, outbox)

    def _write(self, aggregate: A, state: Document) -> None:
        as_read = {"_id": aggregate.id, "version": aggregate.version}
        try:
            result = self.collection.update_one(as_read, {"$set": state}, upsert=aggregate.version == 0)
        except DuplicateKeyError:
            raise StaleWrite(aggregate.id) from None
        if result.matched_count == 0 and result.upserted_id is None:
            raise StaleWrite(aggregate.id)


def _letters(aggregate: Aggregate) -> list[Letter]:
    """Return what the outbox keeps: when it was put there, and the envelope."""
    if not aggregate.happened():
        raise ValueError(f"{aggregate.id} changed without a fact: nobody could follow that")
    now = clock.now()
    envelopes = [
        wrap(event, about_id=aggregate.id, sequence=number, at=now, trail=trail.current())
        for number, event in enumerate(aggregate.happened(), start=aggregate.version + 1)
    ]
    return [{"id": envelope["id"], "at": now, "envelope": envelope} for envelope in envelopes]
