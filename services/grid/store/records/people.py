"""Collection `people`: one document per person, sealed."""

from collections.abc import Iterable

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.person import Person
from services.grid.store.records.revised import MongoRevised

MOST_MEMBERS = 100
LOOKED_UP = ("name", "id_number", "phone")


class MongoPeople(MongoRevised[Person]):
    """All people, kept in MongoDB; who is looked up is a range of an index.

    A record for which another one stands is found by its id alone.
    """

    kind = Person
    collection_name = "people"
    indexes = (
        IndexModel([("household_id", ASCENDING)], name="household_id"),
        IndexModel([("key", ASCENDING)], name="key"),
        *(
            IndexModel([(f"prints.{code}", ASCENDING), ("_id", ASCENDING)], name=f"prints_{code}")
            for code in LOOKED_UP
        ),
    )

    def members(self, household_id: str) -> list[Person]:
        """Return those who live in a household, at most a hundred."""
        wanted = {"household_id": household_id, "merged_into": None}
        found = self.collection.find(wanted).limit(MOST_MEMBERS)
        return [self.read(document) for document in found]

    def by_print(self, code: str, print: str, *, after: str, limit: int) -> list[Person]:
        """Return those with a value of that keyed hash, in the order of their ids, after an id."""
        wanted = {f"prints.{code}": print, "merged_into": None, "_id": {"$gt": after}}
        found = self.collection.find(wanted).sort("_id", ASCENDING).limit(limit)
        return [self.read(document) for document in found]

    def of_keys(self, keys: Iterable[str]) -> list[Person]:
        """Return those of some keys."""
        found = self.collection.find({"key": {"$in": list(keys)}, "merged_into": None})
        return [self.read(document) for document in found]
