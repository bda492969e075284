"""Inhabited: how many households live where, read from the collection `households`."""

from collections import Counter
from collections.abc import Iterable

from pymongo.database import Database

from shared.plumbing.documents import Document


class MongoInhabited:
    """Looks at the households of others' keeping, and changes nothing."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["households"]

    def prepare(self) -> None:
        """Do nothing: the index is made by who keeps the collection."""

    def count_in_buildings(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how many households live in each of some buildings."""
        wanted = dict.fromkeys(ids, 0)
        return wanted | Counter(self.ids_in_buildings(wanted).values())

    def ids_in_buildings(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the households that live in some buildings: the building by the household."""
        found = self.collection.find({"building_id": {"$in": list(ids)}}, {"building_id": True})
        return {document["_id"]: document["building_id"] for document in found}
