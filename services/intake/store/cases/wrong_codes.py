"""Collection `wrong_codes`: how often somebody looked a number up with a wrong query code."""

from datetime import datetime

from pymongo.database import Database

from shared.plumbing.documents import Document

KEPT = 24 * 60 * 60  # seconds; no bar lasts that long


class MongoWrongCodes:
    """One small document per number, which the database forgets by itself."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["wrong_codes"]

    def prepare(self) -> None:
        """Make the index by which old ones are forgotten."""
        self.collection.create_index("last", expireAfterSeconds=KEPT)

    def count(self, number: str, *, since: datetime) -> int:
        known = self.collection.find_one({"_id": number, "last": {"$gt": since}})
        return int(known["count"]) if known else 0

    def note(self, number: str, *, at: datetime, since: datetime) -> None:
        one_more = {"$inc": {"count": 1}, "$set": {"last": at}}
        if not self.collection.update_one({"_id": number, "last": {"$gt": since}}, one_more).matched_count:
            self.collection.update_one({"_id": number}, {"$set": {"count": 1, "last": at}}, upsert=True)
