"""Collection `streets`: one document per street."""

from services.grid.domain.territory.unit import Street
from services.grid.store.mongo_records import MongoRecords


class MongoStreets(MongoRecords[Street]):
    """All streets, kept in MongoDB."""

    kind = Street
    collection_name = "streets"
