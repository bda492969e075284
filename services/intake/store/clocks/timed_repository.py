"""Timed repository: what is timed, found by what rings next and by the calendar it was reckoned with."""

from datetime import datetime
from typing import ClassVar, TypeVar

from pymongo import IndexModel

from services.intake.domain.cases.timed import Timed
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

T = TypeVar("T", bound=Timed)


class TimedRepository(Repository[T]):
    """All that have clocks of one kind, kept in MongoDB; a subclass adds its own indexes to these."""

    indexes: ClassVar[tuple[IndexModel, ...]] = (
        IndexModel([("next_ring", 1)], name="next_ring"),
        IndexModel([("reckoned", 1)], name="reckoned"),
    )

    def also(self, one: T) -> Document:
        return {"reckoned": one.calendar if one.clocks.running else None}

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        return self._ids({"next_ring": {"$lte": now}}, limit=limit)

    def reckoned_otherwise(self, calendar: str, *, limit: int) -> list[str]:
        below = self._ids({"reckoned": {"$lt": calendar}}, limit=limit)
        return below or self._ids({"reckoned": {"$gt": calendar}}, limit=limit)

    def keep_reckoning(self, one: T) -> None:
        """Keep what was reckoned anew from the same facts, unless new facts came in between."""
        reckoned = {"due": one.due, "next_ring": one.next_ring, "calendar": one.calendar} | self.also(one)
        self.collection.update_one({"_id": one.id, "version": one.version}, {"$set": reckoned})

    def _ids(self, query: Document, *, limit: int) -> list[str]:
        return [document["_id"] for document in self.collection.find(query, {"_id": True}).limit(limit)]
