"""Collection `coordinate_watches`: one document per source of positions, without any position."""

from pymongo import IndexModel

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoWatches(Repository[CoordinateWatch]):
    """Every watch, kept in MongoDB."""

    kind = CoordinateWatch
    collection_name = "coordinate_watches"
    indexes = (IndexModel([("suspected", 1)], name="suspected"),)

    def suspected(self, *, limit: int) -> list[CoordinateWatch]:
        """Return the sources that are suspected now, by source."""
        found = self.collection.find({"suspected": True}).limit(limit)
        return sorted(map(self.read, found), key=lambda watch: watch.id)

    def also(self, aggregate: CoordinateWatch) -> Document:
        return {"suspected": aggregate.suspicion is not None}
