"""Collection `divisions`: one document per community, with all changes of its map."""

from datetime import datetime

from pymongo import IndexModel

from services.grid.domain.territory.division import Division
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

MOST_AT_ONCE = 20


class MongoDivisions(Repository[Division]):
    """Every division, kept in MongoDB."""

    kind = Division
    collection_name = "divisions"
    indexes = (IndexModel([("due", 1)], name="due", sparse=True),)

    def due(self, moment: datetime) -> list[str]:
        """Return the communities with a change that has come into force and is not settled."""
        found = self.collection.find({"due": {"$lte": moment}}, {"_id": True}).limit(MOST_AT_ONCE)
        return [document["_id"] for document in found]

    def also(self, aggregate: Division) -> Document:
        return {"due": min((change.valid_from for change in aggregate.unsettled), default=None)}
