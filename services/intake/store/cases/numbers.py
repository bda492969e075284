"""Collection `numbers`: how many cases of a kind a day has had. One small document per day and kind."""

from contextlib import suppress
from datetime import date
from threading import Lock

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.plumbing.documents import Document


class MongoNumbers:
    """The counters, kept in MongoDB."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection: Collection[Document] = database["numbers"]
        self._one_by_one = Lock()  # of this process; otherwise all would collide on one small document

    def prepare(self) -> None:
        """Make nothing: what is counted by `_id` needs no index."""

    def next(self, *, street: str, day: date, kind: str) -> int:
        counter = f"{street}:{day:%Y%m%d}:{kind}"
        with self._one_by_one:
            while (count := self._count(counter)) is None:
                with suppress(DuplicateKeyError):  # another process has begun the day's count
                    self.collection.insert_one({"_id": counter, "count": 0})
        return count

    def _count(self, counter: str) -> int | None:
        counted = self.collection.find_one_and_update(
            {"_id": counter}, {"$inc": {"count": 1}}, return_document=ReturnDocument.AFTER
        )
        return int(counted["count"]) if counted else None
