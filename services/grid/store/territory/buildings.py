"""Collection `buildings`: one document per building."""

from collections.abc import Iterable, Mapping

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

    def in_grids(self, codes: Iterable[str]) -> list[Building]:
        """Return the buildings of some grids."""
        return [self.read(document) for document in self.collection.find({"grid_code": {"$in": list(codes)}})]

    def regrid(self, codes: Mapping[str, str | None]) -> None:
        """Note in which grids buildings lie now, by building; all else of them stays."""
        if codes:
            changes = [UpdateOne({"_id": id}, {"$set": {"grid_code": code}}) for id, code in codes.items()]
            self.collection.bulk_write(changes, ordered=False)

    def also(self, record: Building) -> Document:
        """Return the keys it is found by: whole ones, and those that begin with and without its community.

        A stretch of single values is bounded by an index on both sides, one of a list is not.
        """
        keys = list(record.address_keys)
        named, bare = (f"{record.community_code}/{key}" for key in (keys[0], keys[-1]))
        return {"address_keys": keys, "named": named, "bare": bare}
