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
    indexes = (IndexModel([("finished", 1), ("month", DESCENDING)], name="finished"),)

    def also(self, audit: SamplingAudit) -> Document:
        return {"finished": None if audit.accuracy is None else audit.grid_code}

    def latest_accuracy(self, grid_code: str) -> float | None:
        latest = list(self.collection.find({"finished": grid_code}).sort("month", DESCENDING).limit(1))
        return self.read(latest[0]).accuracy if latest else None
