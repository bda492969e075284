"""Collection `visits`: one document per entry that a worker made at a door."""

from datetime import datetime
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.shelves import areas_around
from services.grid.domain.visits.at_the_door import sighting_of
from services.grid.domain.visits.places import visit_place
from services.grid.domain.visits.visit import Visit
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoVisits(Repository[Visit]):
    """The visits, kept in MongoDB, sealed. Every list is a range of an index."""

    kind: ClassVar[type[Any]] = Visit
    collection_name = "visits"
    indexes = (
        IndexModel([("worker_id", ASCENDING), ("stay.started_at", ASCENDING)], name="worker"),
        IndexModel([("worker_id", ASCENDING), ("told", ASCENDING)], name="told"),
        IndexModel([("household_id", ASCENDING), ("place", ASCENDING)], name="household"),
        IndexModel([("sighted_by", ASCENDING), ("place", ASCENDING)], name="device"),
        IndexModel([("doubtful_in", ASCENDING), ("place", ASCENDING)], name="doubtful"),
    )

    def also(self, visit: Visit) -> Document:
        summary = visit.findings.summary
        return {
            "place": visit_place(visit),
            "told": summary.told if summary else None,
            "sighted_by": visit.origin.device if sighting_of(visit) else None,
            "doubtful_in": areas_around(visit.scene.area) if visit.is_doubtful else [],
        }

    def of_worker(self, worker_id: str, *, since: datetime, until: datetime, limit: int) -> list[Visit]:
        then = {"worker_id": worker_id, "stay.started_at": {"$gte": since, "$lte": until}}
        return [self.read(each) for each in self.collection.find(then).limit(limit)]

    def said_again(self, worker_id: str, summary_print: str, *, limit: int) -> int:
        same = {"worker_id": worker_id, "told": summary_print}
        return len(list(self.collection.find(same, {"_id": True}).limit(limit)))

    def sighted_by(self, device: str, *, limit: int) -> list[Visit]:
        return self._page({"sighted_by": device}, "", limit)

    def of_household(self, household_id: str, *, after: str, limit: int) -> list[Visit]:
        return self._page({"household_id": household_id}, after, limit)

    def doubtful_in(self, area: str, *, after: str, limit: int) -> list[Visit]:
        return self._page({"doubtful_in": area}, after, limit)

    def _page(self, of: Document, after: str, limit: int) -> list[Visit]:
        found = self.collection.find(of | {"place": {"$gt": after}}).sort("place", ASCENDING)
        return [self.read(each) for each in found.limit(limit)]
