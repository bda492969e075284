"""Collection `houses`: one document per house."""

from pymongo import IndexModel

from services.grid.domain.territory.house import House
from services.grid.store.mongo_records import MongoRecords


class MongoHouses(MongoRecords[House]):
    """All houses, kept in MongoDB."""

    kind = House
    collection_name = "houses"
    indexes = (IndexModel([("building_id", 1), ("_id", 1)], name="building_id"),)

    def of_building(self, building_id: str, *, after: str | None, limit: int) -> list[House]:
        """Return houses of a building by code, after one of them."""
        wanted = {"building_id": building_id, "_id": {"$gt": after or ""}}
        found = self.collection.find(wanted).sort("_id", 1).limit(limit)
        return [self.read(document) for document in found]
