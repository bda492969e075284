"""Collection `houses`: one document per house."""

from services.grid.domain.territory.house import House
from services.grid.store.mongo_records import MongoRecords


class MongoHouses(MongoRecords[House]):
    """All houses, kept in MongoDB."""

    kind = House
    collection_name = "houses"
