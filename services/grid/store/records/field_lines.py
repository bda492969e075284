"""Collection `field_lines`: all that visits have said of one field of a person or household."""

from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.shelves import areas_around
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoFieldLines(Repository[FieldLine]):
    """The lines, kept in MongoDB; values are sealed where their fields are."""

    kind: ClassVar[type[Any]] = FieldLine
    collection_name = "field_lines"
    indexes = (IndexModel([("in_conflict", ASCENDING), ("_id", ASCENDING)], name="conflict"),)

    def also(self, line: FieldLine) -> Document:
        return {"in_conflict": areas_around(line.area) if line.open else []}

    def in_conflict(self, area: str, *, after: str, limit: int) -> list[FieldLine]:
        later = {"in_conflict": area, "_id": {"$gt": after}}
        return [self.read(each) for each in self.collection.find(later).sort("_id", ASCENDING).limit(limit)]
