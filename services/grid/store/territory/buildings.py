"""Collection `buildings`: one document per building."""

from pymongo import IndexModel

from services.grid.domain.territory.building import Building
from services.grid.store.mongo_records import MongoRecords
from shared.plumbing.documents import Document


class MongoBuildings(MongoRecords[Building]):
    """All buildings, kept in MongoDB."""

    kind = Building
    collection_name = "buildings"
    indexes = (IndexModel([("address_keys", 1)], name="address_keys"),)

    def by_address(self, key: str) -> Building | None:
        """Return the only building with that address key; None where there are none or several."""
        found = list(self.collection.find({"address_keys": key}, limit=2))
        return self.read(found[0]) if len(found) == 1 else None

    def also(self, record: Building) -> Document:
        return {"address_keys": list(record.address_keys)}
