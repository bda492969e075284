"""Collection `households`: one document per household."""

from services.grid.domain.records.household import Household
from services.grid.store.mongo_records import MongoRecords


class MongoHouseholds(MongoRecords[Household]):
    """All households, kept in MongoDB."""

    kind = Household
    collection_name = "households"
