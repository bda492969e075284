"""Records: what comes by import and is announced to nobody. One document each, without facts."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from pymongo import IndexModel, UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError

from shared.kernel.command import Command
from shared.plumbing.documents import CONVERTER, Document

REMEMBERED_COMMANDS = 20
DUPLICATE_KEY = 11000


class Identified(Protocol):
    """A record knows its id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified)


class MongoRecords(Generic[R]):
    """All records of one kind, in one collection. A subclass names them and adds its queries."""

    kind: ClassVar[type[Any]]
    collection_name: ClassVar[str]
    indexes: ClassVar[tuple[IndexModel, ...]] = ()

    def __init__(self, database: Database[Document]) -> None:
        self.collection: Collection[Document] = database[self.collection_name]

    def prepare(self) -> None:
        """Make the indexes; doing it again changes nothing."""
        if self.indexes:
            self.collection.create_indexes(list(self.indexes))

    def keep(self, told: Sequence[tuple[R, Command]]) -> None:
        """Keep records; a command that was heard before changes nothing.

        First all are inserted at once, for most imports bring what is new, and a database does that ten
        times faster than writing one by one; what is there already is then updated.
        """
        newest = {record.id: (record, command) for record, command in told}
        there = insert_new(
            self.collection, [self._document(record, command) for record, command in newest.values()]
        )
        if there:
            self.collection.bulk_write([_update(document) for document in there], ordered=False)

    def find_all(self, ids: Iterable[str]) -> dict[str, R]:
        wanted = list(ids)
        found = self.collection.find({"_id": {"$in": wanted}}) if wanted else ()
        return {document["_id"]: self.read(document) for document in found}

    def read(self, document: Document) -> R:
        """Return the record that a document holds."""
        record: R = CONVERTER.structure({**document, "id": document["_id"]}, self.kind)
        return record

    def also(self, record: R) -> Document:
        """Return fields kept beside the record for queries only."""
        return {}

    def _document(self, record: R, command: Command) -> Document:
        state = CONVERTER.unstructure(record) | self.also(record)
        known = f"{command.id}:{command.digest[:16]}"
        return {"_id": state.pop("id"), **state, "commands": [known]}


def insert_new(collection: Collection[Document], documents: list[Document]) -> list[Document]:
    """Insert what is not there yet and return what is."""
    if not documents:
        return []
    try:
        collection.insert_many(documents, ordered=False)
    except BulkWriteError as refused:
        faults = refused.details["writeErrors"]
        if any(fault["code"] != DUPLICATE_KEY for fault in faults):
            raise
        return [documents[fault["index"]] for fault in faults]
    return []


def _update(document: Document) -> UpdateOne:
    """Return the write that replaces a record, and finds nothing to change for a known command."""
    state = {name: value for name, value in document.items() if name not in {"_id", "commands"}}
    return UpdateOne(
        {"_id": document["_id"], "commands": {"$nin": document["commands"]}},
        {
            "$set": state,
            "$push": {"commands": {"$each": document["commands"], "$slice": -REMEMBERED_COMMANDS}},
        },
    )
