"""Collection `people`: one document per person, sealed."""

from collections.abc import Iterable

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.person import Person
from services.grid.store.records.revised import MongoRevised
from shared.plumbing.documents import Document

MOST_MEMBERS = 100
LOOKED_UP = ("name", "id_number", "phone")


class MongoPeople(MongoRevised[Person]):
    """All people, kept in MongoDB; who is looked up is a range of an index.

    A record for which another one stands is found by its id alone.
    """

    kind = Person
    collection_name = "people"
    indexes = (
        IndexModel([("standing.household_id", ASCENDING)], name="household_id"),
        IndexModel([("standing.key", ASCENDING)], name="key"),
        *(
            IndexModel([(f"standing.{code}", ASCENDING), ("_id", ASCENDING)], name=f"prints_{code}")
            for code in LOOKED_UP
        ),
    )

    def also(self, record: Person) -> Document:
        """Keep beside a record that stands for itself by what it is found; beside another one, nothing."""
        if record.merged_into:
            return {"standing": {}}
        found_by = {code: record.prints[code] for code in LOOKED_UP if code in record.prints}
        return {"standing": {"household_id": record.household_id, "key": record.key, **found_by}}

    def members(self, household_id: str) -> list[Person]:
        """Return those who live in a household, at most a hundred."""
        found = self.collection.find({"standing.household_id": household_id}).limit(MOST_MEMBERS)
        return [self.read(document) for document in found]

    def of_households(self, ids: Iterable[str]) -> list[Person]:
        """Return those who live in some households."""
        found = self.collection.find({"standing.household_id": {"$in": list(ids)}})
        return [self.read(document) for document in found]

    def by_print(self, code: str, print: str, *, after: str, limit: int) -> list[Person]:
        """Return those with a value of that keyed hash, in the order of their ids, after an id."""
        wanted = {f"standing.{code}": print, "_id": {"$gt": after}}
        found = self.collection.find(wanted).sort("_id", ASCENDING).limit(limit)
        return [self.read(document) for document in found]

    def of_keys(self, keys: Iterable[str]) -> list[Person]:
        """Return those of some keys."""
        found = self.collection.find({"standing.key": {"$in": list(keys)}})
        return [self.read(document) for document in found]
