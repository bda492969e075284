"""Collection `facilities`: one document per facility."""

from datetime import date
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.facilities.facility import Facility
from services.grid.domain.facilities.places import due_place
from services.grid.domain.shelves import areas_around
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoFacilities(Repository[Facility]):
    """The facilities, kept in MongoDB. Every list is a range of an index."""

    kind: ClassVar[type[Any]] = Facility
    collection_name = "facilities"
    indexes = (
        IndexModel([("in_use_in", ASCENDING), ("lies_at", ASCENDING)], name="in_use"),
        IndexModel([("look_on", ASCENDING)], name="look_on"),
        IndexModel([("spot.building_id", ASCENDING)], name="building"),
    )

    def also(self, facility: Facility) -> Document:
        return {
            "in_use_in": areas_around(facility.spot.area) if facility.in_use else [],
            "lies_at": due_place(facility),
        }

    def in_use_in(self, area: str, *, after: str, limit: int) -> list[Facility]:
        later = {"in_use_in": area, "lies_at": {"$gt": after}}
        return [
            self.read(each) for each in self.collection.find(later).sort("lies_at", ASCENDING).limit(limit)
        ]

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        ripe = {"look_on": {"$lte": today.isoformat()}}
        return [each["_id"] for each in self.collection.find(ripe, {"_id": True}).limit(limit)]
