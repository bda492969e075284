"""Collection `assignments`: one document per case."""

from pymongo import IndexModel

from services.grid.domain.assignments.assignment import Assignment, State
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoAssignments(Repository[Assignment]):
    """Every assignment, kept in MongoDB."""

    kind = Assignment
    collection_name = "assignments"
    indexes = (IndexModel([("open_with", 1), ("cursor", 1)], name="open_with"),)

    def open_with(self, worker_id: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what a worker still has to do, oldest first, after the cursor of an assignment."""
        wanted = {"open_with": worker_id, "cursor": {"$gt": after or ""}}
        found = self.collection.find(wanted).sort("cursor", 1).limit(limit)
        return [self.read(document) for document in found]

    def also(self, aggregate: Assignment) -> Document:
        holder = aggregate.holder if aggregate.state is State.ASSIGNED else None
        return {"open_with": holder.worker_id if holder else None, "cursor": aggregate.cursor}
