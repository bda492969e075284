"""Collection `handovers`: one document per handover."""

from pymongo import IndexModel

from services.grid.domain.posts.handover import Handover
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

MOST_OPEN = 500  # a worker away from each grid of a large street


class MongoHandovers(Repository[Handover]):
    """Every handover, kept in MongoDB."""

    kind = Handover
    collection_name = "handovers"
    indexes = (
        IndexModel([("open_from", 1)], name="open_from"),
        IndexModel([("grid", 1), ("cursor", -1)], name="grid"),
    )

    def open_ones(self, *, from_id: str | None = None) -> list[Handover]:
        wanted = {"open_from": from_id or {"$gt": ""}}
        return [self.read(document) for document in self.collection.find(wanted).limit(MOST_OPEN)]

    def of_grid(self, grid_code: str, *, before: str | None, limit: int) -> list[Handover]:
        wanted: Document = {"grid": grid_code} | ({"cursor": {"$lt": before}} if before else {})
        found = self.collection.find(wanted).sort("cursor", -1).limit(limit)
        return [self.read(document) for document in found]

    def also(self, aggregate: Handover) -> Document:
        return {
            "open_from": None if aggregate.returned_at else aggregate.hands.from_id,
            "grid": aggregate.hands.grid_code,
            "cursor": aggregate.cursor,
        }
