"""Collection `change_requests`: one document per request to change a record."""

from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.change_request import ChangeRequest, ChangeState
from services.grid.store.records.duplicates import COMMUNITY, STREET
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoChangeRequests(Repository[ChangeRequest]):
    """All requests, kept in MongoDB; what waits in an area is a range of an index."""

    kind: ClassVar[type[Any]] = ChangeRequest
    collection_name = "change_requests"
    indexes = (IndexModel([("pending_in", ASCENDING), ("place", ASCENDING)], name="pending_in"),)

    def also(self, aggregate: ChangeRequest) -> Document:
        areas = sorted({aggregate.area[:digits] for digits in (STREET, COMMUNITY, len(aggregate.area))})
        waits = aggregate.state is ChangeState.PENDING
        return {"pending_in": areas if waits else [], "place": aggregate.place}

    def pending_in(self, area: str, *, after: str, limit: int) -> list[ChangeRequest]:
        """Return those of an area that wait, from behind a place on, the oldest first."""
        wanted = {"pending_in": area, "place": {"$gt": after}}
        found = self.collection.find(wanted).sort("place", ASCENDING).limit(limit)
        return [self.read(each) for each in found]
