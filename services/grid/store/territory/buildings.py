"""Collection `buildings`: one document per building."""

from collections.abc import Iterable, Sequence

from pymongo import IndexModel, UpdateOne

from services.grid.domain.territory.building import Building
from services.grid.store.mongo_records import MongoRecords
from shared.plumbing.documents import Document

LAST = "\U0010ffff"  # behind every other character


class MongoBuildings(MongoRecords[Building]):
    """All buildings, kept in MongoDB."""

    kind = Building
    collection_name = "buildings"
    indexes = (
        IndexModel([("address_keys", 1)], name="address_keys"),
        IndexModel([("grid_code", 1)], name="grid_code"),
        IndexModel([("named", 1)], name="named"),
        IndexModel([("bare", 1)], name="bare"),
    )

    def by_address(self, key: str) -> Building | None:
        """Return the only building with that address key; None where there are none or several."""
        found = list(self.collection.find({"address_keys": key}, limit=2))
        return self.read(found[0]) if len(found) == 1 else None

    def beginning(self, key: str, *, community: str, limit: int) -> list[Building]:
        """Return buildings of a community of which an address key begins so, in no certain order."""
        begins = f"{community}/{key}"
        stretch = {"$gte": begins, "$lt": begins + LAST}
        found = {
            document["_id"]: document
            for field in ("named", "bare")
            for document in self.collection.find({field: stretch}).limit(limit)
        }
        return [self.read(document) for document in found.values()][:limit]

    def newest_of(self, community: str) -> str | None:
        """Return the highest code of a community's buildings, or None."""
        begins = {"$gte": f"{community}B", "$lt": f"{community}B{LAST}"}
        found = self.collection.find({"_id": begins}, {"_id": True}).sort("_id", -1).limit(1)
        return next((document["_id"] for document in found), None)

    def in_grids(self, codes: Iterable[str | None]) -> list[Building]:
        """Return the buildings of some grids; None stands for those in no grid."""
        return [self.read(document) for document in self.collection.find({"grid_code": {"$in": list(codes)}})]

    def relocate(self, moved: Sequence[Building]) -> None:
        """Note in which grids and communities buildings lie now; all else of them stays."""
        if moved:
            self.collection.bulk_write(list(map(self._relocated, moved)), ordered=False)

    def _relocated(self, building: Building) -> UpdateOne:
        where = {"grid_code": building.grid_code, "community_code": building.community_code}
        return UpdateOne({"_id": building.id}, {"$set": where | self.also(building)})

    def also(self, record: Building) -> Document:
        """Return the keys it is found by: whole ones, and those that begin with and without its community.

        A stretch of single values is bounded by an index on both sides, one of a list is not.
        """
        keys = list(record.address_keys)
        named, bare = (f"{record.community_code}/{key}" for key in (keys[0], keys[-1]))
        return {"address_keys": keys, "named": named, "bare": bare}
