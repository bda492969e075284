"""Collection `communities`: one document per community, with its boundary."""

from services.grid.domain.territory.unit import Community
from services.grid.store.mongo_records import MongoRecords

LAST = ":"  # the character after 9: behind all codes that begin with the same digits


class MongoCommunities(MongoRecords[Community]):
    """All communities, kept in MongoDB."""

    kind = Community
    collection_name = "communities"

    def within(self, area: str) -> list[Community]:
        """Return those whose code begins with an area's, by code; a street has a handful."""
        found = self.collection.find({"_id": {"$gte": area, "$lt": area + LAST}})
        return sorted(map(self.read, found), key=lambda community: community.id)
