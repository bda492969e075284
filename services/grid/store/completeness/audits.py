"""Collection `audits`: one document per grid and month."""

from typing import Any, ClassVar

from pymongo import DESCENDING, IndexModel

from services.grid.domain.completeness.audit import SamplingAudit
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoAudits(Repository[SamplingAudit]):
    """The sampling audits, kept in MongoDB."""

    kind: ClassVar[type[Any]] = SamplingAudit
    collection_name = "audits"
    indexes = (
        IndexModel([("finished", 1), ("month", DESCENDING)], name="finished"),
        IndexModel([("open", 1), ("month", 1)], name="open"),
    )

    def also(self, audit: SamplingAudit) -> Document:
        ended = audit.ended_at is not None
        return {"finished": audit.grid_code if ended else None, "open": not ended}

    def latest_accuracy(self, grid_code: str) -> float | None:
        latest = list(self.collection.find({"finished": grid_code}).sort("month", DESCENDING).limit(1))
        return self.read(latest[0]).accuracy if latest else None

    def open_before(self, month: str, *, limit: int) -> list[SamplingAudit]:
        found = self.collection.find({"open": True, "month": {"$lt": month}}).sort("month", 1).limit(limit)
        return [self.read(document) for document in found]
