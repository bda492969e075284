"""Collection `households`: one document per household."""

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.address_place import (
    END,
    place_among,
    says_community,
    spelled,
    without_community,
)
from services.grid.domain.records.household import Household
from services.grid.store.records.revised import MongoRevised
from shared.plumbing.documents import Document


class MongoHouseholds(MongoRevised[Household]):
    """All households, kept in MongoDB; a page of addresses is a range of an index."""

    kind = Household
    collection_name = "households"
    indexes = (
        IndexModel([("place", ASCENDING)], name="place"),
        IndexModel([("short_place", ASCENDING)], name="short_place"),
        IndexModel([("building_id", ASCENDING)], name="building_id"),
    )

    def also(self, record: Household) -> Document:
        spelling = spelled(record.address)
        return {
            "place": place_among(spelling, record.id),
            "short_place": place_among(without_community(spelling), record.id),
        }

    def by_address(self, spelling: str, *, after: str, limit: int) -> list[Household]:
        """Return those whose address begins so, in the order of addresses, after a place in that order."""
        place = "place" if says_community(spelling) else "short_place"
        begins = {"$gt": max(after, spelling), "$lt": spelling + END}
        found = self.collection.find({place: begins}).sort(place, ASCENDING).limit(limit)
        return [self.read(document) for document in found]
