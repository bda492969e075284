"""Collection `numbers`: how many cases of a kind a day has had. One small document per day and kind."""

from datetime import date

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.plumbing.documents import Document


class MongoNumbers:
    """The counters, kept in MongoDB."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection: Collection[Document] = database["numbers"]

    def prepare(self) -> None:
        """Make nothing: what is counted by `_id` needs no index."""

    def next(self, *, street: str, day: date, kind: str) -> int:
        counter = f"{street}:{day:%Y%m%d}:{kind}"
        try:
            return self._count(counter)
        except DuplicateKeyError:  # two began the day's count at once: now it is there
            return self._count(counter)

    def _count(self, counter: str) -> int:
        counted = self.collection.find_one_and_update(
            {"_id": counter}, {"$inc": {"count": 1}}, upsert=True, return_document=ReturnDocument.AFTER
        )
        assert counted, "an upsert returns what is there afterwards"
        return int(counted["count"])
