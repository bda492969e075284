"""Collection `visit_rounds`: how far the round over all households has come, for all replicas together."""

from collections.abc import Sequence

from pymongo import ASCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.plumbing.documents import Document

ROUND = "households"


class MongoRounds:
    """The round, kept in MongoDB. A stretch goes to one replica; what a crash loses is for the next round."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection, self.households = database["visit_rounds"], database["households"]

    def prepare(self) -> None:
        """Do nothing: the round is asked for by its id, and so are the households."""

    def next_stretch(self, *, limit: int) -> Sequence[str]:
        known = self.collection.find_one({"_id": ROUND})
        after = known["after"] if known else ""
        found = self.households.find({"_id": {"$gt": after}}, {"_id": True}).sort("_id", ASCENDING)
        ids = [each["_id"] for each in found.limit(limit)]
        return ids if self._move(after, ids[-1] if len(ids) == limit else "") else ()

    def _move(self, after: str, to: str) -> bool:
        """Move on from where the stretch began; False where another replica has taken it."""
        try:
            moved = self.collection.update_one(
                {"_id": ROUND, "after": after}, {"$set": {"after": to}}, upsert=after == ""
            )
        except DuplicateKeyError:
            return False
        return moved.matched_count > 0 or moved.upserted_id is not None
