"""Collection `grids`: one document per grid, with all its versions."""

from datetime import datetime

from pymongo import IndexModel

from services.grid.domain.territory.grid import Grid
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoGrids(Repository[Grid]):
    """Every grid with its history, kept in MongoDB."""

    kind = Grid
    collection_name = "grids"
    indexes = (
        IndexModel([("published_at", 1)], name="published_at"),
        IndexModel([("community_code", 1)], name="community_code"),
    )

    def all(self) -> list[Grid]:
        """Return every grid."""
        return [self.read(document) for document in self.collection.find()]

    def of_community(self, community_code: str) -> list[Grid]:
        """Return all grids that a community has or had."""
        return [self.read(document) for document in self.collection.find({"community_code": community_code})]

    def published_since(self, moment: datetime) -> dict[str, int]:
        """Return the version counts of the grids that were published lately, by code."""
        found = self.collection.find({"published_at": {"$gte": moment}}, {"version": True})
        return {document["_id"]: document["version"] for document in found}

    def also(self, aggregate: Grid) -> Document:
        return {"published_at": aggregate.versions[-1].published_at}
