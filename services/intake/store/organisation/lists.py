"""Collection `lists`: one document per version of a list."""

from datetime import date
from typing import Any, ClassVar

from pymongo import IndexModel
from pymongo.database import Database

from services.intake.domain.organisation.lists import Lists
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Postman, Repository


class MongoLists(Repository[TopicList]):
    """The lists, kept in MongoDB. There are some versions a year; each is read once, for it never changes."""

    kind: ClassVar[type[Any]] = TopicList
    collection_name = "lists"
    indexes = (
        IndexModel([("effective_from", 1)], name="effective_from"),
        IndexModel([("kind", 1), ("version_no", 1)], name="kind_version"),
    )

    def __init__(self, database: Database[Document], postman: Postman | None = None) -> None:
        super().__init__(database, postman)
        self._known: dict[str, TopicList] = {}

    def in_force(self, on: date) -> Lists:
        latest: dict[str, Document] = {}
        for each in self._versions({"effective_from": {"$lte": on.isoformat()}}):
            if each["version_no"] > latest.get(each["kind"], {"version_no": 0})["version_no"]:
                latest[each["kind"]] = each
        return Lists(in_force=tuple(self._remembered(each["_id"]) for each in latest.values()))

    def latest(self, kind: ListKind) -> TopicList | None:
        found = [each["version_no"] for each in self._versions({"kind": kind})]
        return self._remembered(f"{kind}@{max(found)}") if found else None

    def _versions(self, query: Document) -> list[Document]:
        return list(self.collection.find(query, {"kind": True, "version_no": True}))

    def _remembered(self, id: str) -> TopicList:
        if id not in self._known:
            self._known[id] = self.get(id)
        return self._known[id]
