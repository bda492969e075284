"""Collection `cases`: one document per case, applications and issues."""

from datetime import datetime
from typing import Any, ClassVar

from pymongo import IndexModel

from services.intake.domain.applications.application import Application
from services.intake.domain.cases.case import Case
from services.intake.domain.issues.issue import Issue
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

AnyCase = Application | Issue
KINDS: dict[str, type[AnyCase]] = {Application.kind: Application, Issue.kind: Issue}


class MongoCases(Repository[AnyCase]):
    """The cases, kept in MongoDB."""

    kind: ClassVar[type[Any]] = Case
    collection_name = "cases"
    indexes = (
        IndexModel([("number", 1)], name="number", unique=True),
        IndexModel([("next_ring", 1)], name="next_ring"),
        IndexModel([("reckoned", 1)], name="reckoned"),
    )

    def kind_of(self, document: Document) -> type[AnyCase]:
        return KINDS[document["kind"]]

    def also(self, case: AnyCase) -> Document:
        return {"kind": case.kind, "reckoned": case.calendar if case.clocks.running else None}

    def get_by_number(self, number: str) -> AnyCase:
        document = self.collection.find_one({"number": number})
        if document is None:
            raise NotFound("查无此案件")
        return self.read(document)

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        return self._ids({"next_ring": {"$lte": now}}, limit=limit)

    def reckoned_otherwise(self, calendar: str, *, limit: int) -> list[str]:
        below = self._ids({"reckoned": {"$lt": calendar}}, limit=limit)
        return below or self._ids({"reckoned": {"$gt": calendar}}, limit=limit)

    def keep_reckoning(self, case: AnyCase) -> None:
        """Keep what was reckoned anew from the same facts, unless new facts came in between."""
        reckoned = {"due": case.due, "next_ring": case.next_ring, "calendar": case.calendar} | self.also(case)
        self.collection.update_one({"_id": case.id, "version": case.version}, {"$set": reckoned})

    def _ids(self, query: Document, *, limit: int) -> list[str]:
        return [document["_id"] for document in self.collection.find(query, {"_id": True}).limit(limit)]
