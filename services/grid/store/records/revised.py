"""Revised records: read, changed and kept again, so nobody may overwrite what he has not read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from pymongo import ASCENDING, UpdateOne

from services.grid.store.mongo_records import REMEMBERED_COMMANDS, MongoRecords, insert_new
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, StaleWrite
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
        """Refuse what was neither written now nor by the same wish before.

        Raises Conflict where its command came before with other words, else StaleWrite.
        """
        ids = [document["_id"] for document in documents]
        found = self.collection.find({"_id": {"$in": ids}}, {"commands": True})
        heard = {each["_id"]: each["commands"] for each in found}
        for document in documents:
            wish, wishes = document["commands"][0], heard.get(document["_id"], [])
            if wish not in wishes:
                raise _refusal(wish, wishes, of=document["_id"])


def _refusal(wish: str, wishes: Sequence[str], *, of: str) -> Exception:
    """Return why a record is not written: its command is known with other words, or it has changed since."""
    id = wish.rpartition(":")[0]
    if any(each.rpartition(":")[0] == id for each in wishes):
        return Conflict(f"command {id} was used before, for something else")
    return StaleWrite(of)


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
