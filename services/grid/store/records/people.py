"""Collection `people`: one document per person, sealed."""

from pymongo import IndexModel

from services.grid.domain.records.person import Person
from services.grid.store.mongo_records import MongoRecords


class MongoPeople(MongoRecords[Person]):
    """All people, kept in MongoDB."""

    kind = Person
    collection_name = "people"
    indexes = (
        IndexModel([("household_id", 1)], name="household_id"),
        IndexModel([("id_fingerprint", 1)], name="id_fingerprint"),
    )
