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
        """Keep records in one round trip; a command that was heard before changes nothing."""
        newest = {record.id: self._write(record, command) for record, command in told}
        if not newest:
            return
        try:
            self.collection.bulk_write(list(newest.values()), ordered=False)
        except BulkWriteError as refused:
            if any(fault["code"] != DUPLICATE_KEY for fault in refused.details["writeErrors"]):
                raise

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

    def _write(self, record: R, command: Command) -> UpdateOne:
        """Return a write that finds nothing to change, and nothing to insert, for a known command."""
        state = CONVERTER.unstructure(record) | self.also(record)
        del state["id"]
        known = f"{command.id}:{command.digest[:16]}"
        remember = {"$each": [known], "$slice": -REMEMBERED_COMMANDS}
        return UpdateOne(
            {"_id": record.id, "commands": {"$ne": known}},
            {"$set": state, "$push": {"commands": remember}},
            upsert=True,
        )
