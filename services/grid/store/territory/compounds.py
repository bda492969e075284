"""Collection `compounds`: one document per compound."""

from services.grid.domain.territory.unit import Compound
from services.grid.store.mongo_records import MongoRecords


class MongoCompounds(MongoRecords[Compound]):
    """All compounds, kept in MongoDB."""

    kind = Compound
    collection_name = "compounds"
