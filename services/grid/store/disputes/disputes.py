"""Collection `disputes`: one document per dispute, sealed."""

from datetime import date
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.shelves import areas_around, newest_first
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoDisputes(Repository[Dispute]):
    """The disputes, kept in MongoDB. Every list is a range of an index."""

    kind: ClassVar[type[Any]] = Dispute
    collection_name = "disputes"
    indexes = (
        IndexModel([("open_in", ASCENDING), ("lies_at", ASCENDING)], name="open"),
        IndexModel([("prominent_at", ASCENDING)], name="prominent"),
        IndexModel([("look_on", ASCENDING)], name="look_on"),
        IndexModel([("matter.grid_code", ASCENDING)], name="grid"),
        IndexModel([("matter.household_ids", ASCENDING)], name="households"),
    )

    def also(self, dispute: Dispute) -> Document:
        matter, is_open = dispute.matter, dispute.is_open
        return {
            "open_in": areas_around(matter.area) if is_open else [],
            "lies_at": newest_first(dispute.registered_at, dispute.id),
            "prominent_at": list(matter.household_ids) if is_open and matter.prominent else [],
        }

    def open_in(self, area: str, *, after: str, limit: int) -> list[Dispute]:
        later = {"open_in": area, "lies_at": {"$gt": after}}
        return [
            self.read(each) for each in self.collection.find(later).sort("lies_at", ASCENDING).limit(limit)
        ]

    def prominent_at(self, household_id: str) -> bool:
        return self.collection.find_one({"prominent_at": household_id}, {"_id": True}) is not None

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        ripe = {"look_on": {"$lte": today.isoformat()}}
        return [each["_id"] for each in self.collection.find(ripe, {"_id": True}).limit(limit)]
