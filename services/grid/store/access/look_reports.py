"""Collection `look_reports`: one document per week."""

from typing import Any, ClassVar

from pymongo import DESCENDING

from services.grid.domain.access.look_report import LookReport
from shared.plumbing.mongo import Repository


class MongoLookReports(Repository[LookReport]):
    """The reports, kept in MongoDB; there are 52 a year."""

    kind: ClassVar[type[Any]] = LookReport
    collection_name = "look_reports"

    def latest(self) -> LookReport | None:
        newest = list(self.collection.find().sort("_id", DESCENDING).limit(1))
        return self.read(newest[0]) if newest else None
