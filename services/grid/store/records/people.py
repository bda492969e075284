"""Collection `people`: one document per person, sealed."""

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.person import Person
from services.grid.store.records.revised import MongoRevised

MOST_MEMBERS = 100
LOOKED_UP = ("name", "id_number", "phone")


class MongoPeople(MongoRevised[Person]):
    """All people, kept in MongoDB; who is looked up is a range of an index."""

    kind = Person
    collection_name = "people"
    indexes = (
        IndexModel([("household_id", ASCENDING)], name="household_id"),
        *(
            IndexModel([(f"prints.{code}", ASCENDING), ("_id", ASCENDING)], name=f"prints_{code}")
            for code in LOOKED_UP
        ),
    )

    def members(self, household_id: str) -> list[Person]:
        """Return those who live in a household, at most a hundred."""
        found = self.collection.find({"household_id": household_id}).limit(MOST_MEMBERS)
        return [self.read(document) for document in found]

    def by_print(self, code: str, print: str, *, after: str, limit: int) -> list[Person]:
        """Return those with a value of that keyed hash, in the order of their ids, after an id."""
        wanted = {f"prints.{code}": print, "_id": {"$gt": after}}
        found = self.collection.find(wanted).sort("_id", ASCENDING).limit(limit)
        return [self.read(document) for document in found]
