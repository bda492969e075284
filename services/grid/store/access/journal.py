"""Collection `access_log`: one document per look, in a chain. Nothing here changes one.

Removed is only the beginning, up to a checkpoint (in `access_log_checkpoint`), when it was kept long enough.
"""

from contextlib import suppress

from pymongo import ASCENDING, IndexModel
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.grid.domain.access.look import BEGINNING, Checkpoint, Link, LogEntry
from shared.plumbing.documents import CONVERTER, Document

INDEXES = [
    IndexModel([("look.command", ASCENDING)], name="command"),
    IndexModel([("look.subjects", ASCENDING), ("_id", ASCENDING)], name="subjects"),
]
FEW = 200
ONLY = "checkpoint"


class MongoJournal:
    """The log. Its end is remembered and looked for from there, for others write to it too."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection: Collection[Document] = database["access_log"]
        self._checkpoint: Collection[Document] = database["access_log_checkpoint"]
        self._last: Link | None = None

    def prepare(self) -> None:
        """Make the indexes; doing it again changes nothing."""
        self.collection.create_indexes(INDEXES)

    def checkpoint(self) -> Checkpoint | None:
        """Return where the chain begins, or None where it begins with its first entry."""
        document = self._checkpoint.find_one({"_id": ONLY})
        return CONVERTER.structure(document, Checkpoint) if document else None

    def forget(self, checkpoint: Checkpoint) -> None:
        """Let the chain begin behind a checkpoint, and remove what lies before."""
        number = checkpoint.link.number
        former = {"_id": ONLY, "link.number": {"$lt": number}}
        with suppress(DuplicateKeyError):  # another replica is further
            self._checkpoint.update_one(former, {"$set": CONVERTER.unstructure(checkpoint)}, upsert=True)
        self.collection.delete_many({"_id": {"$lte": number}})

    def last(self) -> Link:
        """Return the end of the chain."""
        last = self._last or self._far()
        while later := self.entries(last.number, limit=FEW):
            last = _link(later[-1])
        self._last = last
        return last

    def link(self, number: int) -> Link | None:
        """Return where the chain stood after that many entries, or None."""
        if number == 0:
            return BEGINNING
        document = self.collection.find_one({"_id": number})
        return _link(_read(document)) if document else None

    def add(self, entry: LogEntry) -> bool:
        """Keep an entry; False where another one has its number already."""
        state = CONVERTER.unstructure(entry)
        try:
            self.collection.insert_one({"_id": state.pop("number"), **state})
        except DuplicateKeyError:
            return False
        self._last = _link(entry)
        return True

    def of_command(self, id: str) -> LogEntry | None:
        """Return the entry of a command, or None."""
        document = self.collection.find_one({"look.command": id})
        return _read(document) if document else None

    def entries(self, after: int, *, limit: int) -> list[LogEntry]:
        """Return the next entries, in order."""
        found = self.collection.find({"_id": {"$gt": after}}).sort("_id", ASCENDING).limit(limit)
        return [_read(document) for document in found]

    def about(self, subject: str, *, after: int, limit: int) -> list[LogEntry]:
        """Return the entries after that number in which somebody looked at one of them, in order."""
        wanted = {"look.subjects": subject, "_id": {"$gt": after}}
        found = self.collection.find(wanted).sort("_id", ASCENDING).limit(limit)
        return [_read(document) for document in found]

    def _far(self) -> Link:
        """Return an entry not far from the end: doubling finds one behind it, halving one before it."""
        checkpoint = self.checkpoint()
        step, last = 1, checkpoint.link if checkpoint else BEGINNING
        while found := self.link(last.number + step):
            last, step = found, step * 2
        while step > FEW:
            step //= 2
            last = self.link(last.number + step) or last
        return last


def _link(entry: LogEntry) -> Link:
    return Link(number=entry.number, hash=entry.hash)


def _read(document: Document) -> LogEntry:
    entry: LogEntry = CONVERTER.structure({**document, "number": document["_id"]}, LogEntry)
    return entry
