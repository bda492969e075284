"""Collection `households`: one document per household."""

from services.grid.domain.household import Household
from services.grid.store.records import MongoRecords


class MongoHouseholds(MongoRecords[Household]):
    """All households, kept in MongoDB."""

    kind = Household
    collection_name = "households"
