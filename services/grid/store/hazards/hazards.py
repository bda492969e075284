"""Collection `hazards`: one document per danger that was seen."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

from pymongo import ASCENDING, DESCENDING, IndexModel

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.shelves import areas_around, newest_first
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoHazards(Repository[Hazard]):
    """The hazards, kept in MongoDB, sealed. Every list is a range of an index."""

    kind: ClassVar[type[Any]] = Hazard
    collection_name = "hazards"
    indexes = (
        IndexModel([("open_in", ASCENDING), ("lies_at", ASCENDING)], name="open"),
        IndexModel([("key", ASCENDING), ("ended_at", DESCENDING)], name="key"),
        IndexModel([("look_on", ASCENDING)], name="look_on"),
        IndexModel([("place.grid_code", ASCENDING)], name="grid"),
        IndexModel([("place.building_id", ASCENDING)], name="building"),
    )

    def also(self, hazard: Hazard) -> Document:
        return {
            "key": hazard.place.key,
            "lies_at": newest_first(hazard.found_at, hazard.id),
            "open_in": areas_around(hazard.place.area) if hazard.is_open else [],
        }

    def last_at(self, place: str, kind: str, *, since: datetime) -> Hazard | None:
        closed = {"key": place, "kind": kind, "state": H.CLOSED.value, "ended_at": {"$gte": since}}
        found = list(self.collection.find(closed).sort("ended_at", DESCENDING).limit(1))
        return self.read(found[0]) if found else None

    def open_in(self, area: str, *, after: str, limit: int) -> list[Hazard]:
        later = {"open_in": area, "lies_at": {"$gt": after}}
        return [
            self.read(each) for each in self.collection.find(later).sort("lies_at", ASCENDING).limit(limit)
        ]

    def open_at(self, household_id: str, kinds: Collection[str]) -> bool:
        there = {"key": f"household_id/{household_id}", "ended_at": None, "kind": {"$in": sorted(kinds)}}
        return self.collection.find_one(there, {"_id": True}) is not None

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        ripe = {"look_on": {"$lte": today.isoformat()}}
        return [each["_id"] for each in self.collection.find(ripe, {"_id": True}).limit(limit)]
