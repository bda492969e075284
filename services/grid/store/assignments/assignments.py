"""Collection `assignments`: one document per case."""

from datetime import UTC, datetime

from pymongo import IndexModel

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.held import State
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class MongoAssignments(Repository[Assignment]):
    """Every assignment, kept in MongoDB."""

    kind = Assignment
    collection_name = "assignments"
    indexes = (
        IndexModel([("open_with", 1), ("cursor", 1)], name="open_with"),
        IndexModel([("open_in", 1), ("cursor", 1)], name="open_in"),
        IndexModel([("look_at", 1)], name="look_at"),
        IndexModel([("seeks", 1)], name="seeks"),
        IndexModel([("decision.location.grid.code", 1)], name="grid"),
        IndexModel([("decision.location.building_id", 1)], name="building"),
    )

    def open_with(self, worker_id: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what a worker still has to do, oldest first, after the cursor of an assignment."""
        return self._open({"open_with": worker_id}, after=after, limit=limit)

    def open_in(self, grid_code: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what is still to be done in a grid, oldest first, after the cursor of an assignment."""
        return self._open({"open_in": grid_code}, after=after, limit=limit)

    def count_open(self, worker_id: str) -> int:
        return self.collection.count_documents({"open_with": worker_id})

    def seeking(self, *, limit: int) -> list[str]:
        return self._ids({"seeks": {"$gt": LONG_AGO}}, limit=limit)

    def waiting(self, now: datetime, *, limit: int) -> list[str]:
        return self._ids({"look_at": {"$lte": now}}, limit=limit)

    def look_again(self, assignment: Assignment, *, at: datetime) -> None:
        as_read = {"_id": assignment.id, "version": assignment.version}
        self.collection.update_one(as_read, {"$set": {"look_at": at}})

    def look_at_all(self) -> None:
        self.collection.update_many({"look_at": {"$gt": LONG_AGO}}, {"$set": {"look_at": LONG_AGO}})

    def also(self, aggregate: Assignment) -> Document:
        """Return what it is found by; one that waits for a signature is first looked at when it is given."""
        holder = aggregate.holder if aggregate.state is State.ASSIGNED else None
        decided = aggregate.decision.at if aggregate.decision else None
        return {
            "open_with": holder.worker_id if holder else None,
            "cursor": aggregate.cursor,
            "open_in": _area(aggregate) if aggregate.state is not State.ENDED else None,
            "look_at": decided if aggregate.awaits_signature else None,
            "seeks": decided if aggregate.seeks_somebody else None,
        }

    def _open(self, whose: Document, *, after: str | None, limit: int) -> list[Assignment]:
        found = self.collection.find(whose | {"cursor": {"$gt": after or ""}})
        return [self.read(document) for document in found.sort("cursor", 1).limit(limit)]

    def _ids(self, query: Document, *, limit: int) -> list[str]:
        return [document["_id"] for document in self.collection.find(query, {"_id": True}).limit(limit)]


def _area(assignment: Assignment) -> str | None:
    location = assignment.location
    return location.grid.code if location.grid else location.community_code
