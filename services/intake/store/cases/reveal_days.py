"""Collection `reveal_days`: how often somebody had people revealed on one day."""

from contextlib import suppress
from datetime import date, datetime

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.plumbing.documents import Document

KEPT = 2 * 24 * 60 * 60  # seconds; only the present day counts


class MongoRevealDays:
    """One small document per person and day, which the database forgets by itself."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["reveal_days"]

    def prepare(self) -> None:
        """Make the index by which old ones are forgotten."""
        self.collection.create_index("last", expireAfterSeconds=KEPT)

    def grant(self, by: str, *, day: date, command: str, limit: int, at: datetime) -> bool:
        id = f"{by}:{day}"
        while True:
            known = self.collection.find_one({"_id": id})
            granted: list[str] = known["granted"] if known else []
            if command in granted or len(granted) >= limit:
                return command in granted
            if self._keep(id, [*granted, command], at=at):
                return True

    def _keep(self, id: str, granted: list[str], *, at: datetime) -> bool:
        """Keep one more, unless somebody was faster; tell whether it is kept."""
        before = {"_id": id, "count": len(granted) - 1}
        more = {"$set": {"granted": granted, "count": len(granted), "last": at}}
        with suppress(DuplicateKeyError):
            kept = self.collection.update_one(before, more, upsert=len(granted) == 1)
            return bool(kept.matched_count or kept.upserted_id is not None)
        return False
