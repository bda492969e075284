"""Collection `record_exports`: one document per export of records; nothing of what went out."""

from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.access.record_export import RecordExport
from services.grid.domain.shelves import areas_around
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoRecordExports(Repository[RecordExport]):
    """All exports, kept in MongoDB; those of an area are a range of an index."""

    kind: ClassVar[type[Any]] = RecordExport
    collection_name = "record_exports"
    indexes = (IndexModel([("made_in", ASCENDING), ("place", ASCENDING)], name="made_in"),)

    def also(self, aggregate: RecordExport) -> Document:
        return {"made_in": areas_around(aggregate.area), "place": aggregate.place}

    def made_in(self, area: str, *, after: str, limit: int) -> list[RecordExport]:
        """Return those of an area from behind a place on, newest first."""
        later = {"made_in": area, "place": {"$gt": after}}
        found = self.collection.find(later).sort("place", ASCENDING).limit(limit)
        return [self.read(each) for each in found]
