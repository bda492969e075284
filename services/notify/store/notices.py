"""Collection `notices`: one document per notice. All inboxes are ranges of one index."""

import heapq
from collections.abc import Iterable
from itertools import islice
from typing import Any

from pymongo import ASCENDING, IndexModel

from services.notify.domain.notice import Notice, State
from services.notify.domain.recipient import boxes_of
from shared.kernel.errors import StaleWrite
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoNotices(Repository[Notice]):
    """The notices, kept in MongoDB.

    A place is smaller the newer a notice is, so the newest page of a box is the beginning of a range of the
    index. `awaited` is empty unless somebody has still to confirm: counting reads nothing else.
    """

    kind = Notice
    collection_name = "notices"
    indexes = (
        IndexModel([("boxes", ASCENDING), ("place", ASCENDING)], name="inbox"),
        IndexModel([("awaited", ASCENDING)], name="awaited"),
    )

    def also(self, aggregate: Notice) -> Document:
        boxes = list(boxes_of(aggregate.recipient))
        return {"boxes": boxes, "place": aggregate.place, "awaited": boxes if aggregate.awaits_ack else []}

    def note_read(self, notice: Notice) -> None:
        as_read = {"_id": notice.id, "version": notice.version, "state": State.DELIVERED}
        receipt = {"$set": {"state": notice.state, "read_at": notice.read_at}}
        if self.collection.update_one(as_read, receipt).matched_count == 0:
            raise StaleWrite(notice.id)

    def page(self, boxes: Iterable[str], *, after: str, limit: int) -> list[Notice]:
        newest: Iterable[Document] = heapq.merge(
            *(self._range(box, after, limit) for box in boxes), key=lambda document: document["place"]
        )
        once = {document["_id"]: document for document in newest}  # boxes of nested areas share notices
        return [self.read(document) for document in islice(once.values(), limit)]

    def count_unacknowledged(self, boxes: Iterable[str], *, limit: int) -> int:
        return self.collection.count_documents({"awaited": {"$in": list(boxes)}}, limit=limit)

    def _range(self, box: str, after: str, limit: int) -> list[dict[str, Any]]:
        later = {"boxes": box, "place": {"$gt": after}}
        return list(self.collection.find(later).sort("place", ASCENDING).limit(limit))
