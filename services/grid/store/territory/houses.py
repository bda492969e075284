"""Collection `houses`: one document per house."""

from services.grid.domain.territory.house import House
from services.grid.store.mongo_records import MongoRecords

DASH, AFTER_DASH = "-", "."  # between building and house in a code; the character that follows it


class MongoHouses(MongoRecords[House]):
    """All houses, kept in MongoDB."""

    kind = House
    collection_name = "houses"

    def of_building(self, building_id: str, *, after: str | None, limit: int) -> list[House]:
        """Return houses of a building by code, after one of them."""
        wanted = {"$gt": after or f"{building_id}{DASH}", "$lt": f"{building_id}{AFTER_DASH}"}
        found = self.collection.find({"_id": wanted}).sort("_id", 1).limit(limit)
        return [self.read(document) for document in found]
