"""Revised records: read, changed and kept again, so nobody may overwrite what he has not read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from pymongo import ASCENDING, UpdateOne

from services.grid.store.mongo_records import REMEMBERED_COMMANDS, MongoRecords, insert_new
from shared.kernel.command import Command
from shared.kernel.errors import StaleWrite
from shared.plumbing.documents import Document


class Revision(Protocol):
    """A record knows its id, and how often it was kept."""

    @property
    def id(self) -> str: ...
    @property
    def revision(self) -> int: ...


R = TypeVar("R", bound=Revision)


class MongoRevised(MongoRecords[R], Generic[R]):
    """Records of one kind, each guarded by its revision."""

    def keep(self, told: Sequence[tuple[R, Command]]) -> None:
        """Keep records; a command that was heard before changes nothing. Raises StaleWrite."""
        newest = {record.id: (record, command) for record, command in told}
        documents = [(record.revision, self._next(record, command)) for record, command in newest.values()]
        doubtful = insert_new(self.collection, [document for read, document in documents if read == 0])
        changed = [(read, document) for read, document in documents if read]
        if changed:
            updates = [_guarded(read, document) for read, document in changed]
            written = self.collection.bulk_write(updates, ordered=False).matched_count
            if written < len(changed):
                doubtful += [document for _, document in changed]
        if doubtful:
            self._require_heard(doubtful)

    def page(self, after: str, *, limit: int) -> list[R]:
        """Return the next of all, in the order of their ids."""
        found = self.collection.find({"_id": {"$gt": after}}).sort("_id", ASCENDING).limit(limit)
        return [self.read(document) for document in found]

    def _next(self, record: R, command: Command) -> Document:
        later: Any = record
        return self._document(replace(later, revision=record.revision + 1), command)

    def _require_heard(self, documents: Sequence[Document]) -> None:
        """Raise StaleWrite where one of these was neither written now nor by the same command before."""
        ids = [document["_id"] for document in documents]
        found = self.collection.find({"_id": {"$in": ids}}, {"commands": True})
        heard = {each["_id"]: each["commands"] for each in found}
        for document in documents:
            if document["commands"][0] not in heard.get(document["_id"], ()):
                raise StaleWrite(document["_id"])


def _guarded(read: int, document: Document) -> UpdateOne:
    """Return the write that finds nothing where somebody wrote since, or the command is known."""
    state = {name: value for name, value in document.items() if name not in {"_id", "commands"}}
    return UpdateOne(
        {"_id": document["_id"], "revision": read, "commands": {"$nin": document["commands"]}},
        {
            "$set": state,
            "$push": {"commands": {"$each": document["commands"], "$slice": -REMEMBERED_COMMANDS}},
        },
    )
