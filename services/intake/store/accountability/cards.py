"""Collection `cards`: one document per card. Every list of cards is a range of one index."""

import heapq
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any, ClassVar

from pymongo import IndexModel

from services.intake.domain.accountability.boxes import boxes_of, place_of
from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.periods import Span
from services.intake.domain.accountability.subject import Subject
from shared.plumbing.documents import CONVERTER, Document
from shared.plumbing.mongo import Repository


class MongoCards(Repository[Card]):
    """The cards, kept in MongoDB.

    `red_of` names the subject of a red that stands, and nothing else: so the reds of a month are a range of
    an index. What no longer waits for time has no `final_due` and no `look_due`.
    """

    kind: ClassVar[type[Any]] = Card
    collection_name = "cards"
    indexes = (
        IndexModel([("boxes", 1), ("place", 1)], name="boxes"),
        IndexModel([("red_of", 1), ("raised_at", 1)], name="reds"),
        IndexModel([("final_due", 1)], name="final_due"),
        IndexModel([("look_due", 1)], name="look_due"),
    )

    def also(self, card: Card) -> Document:
        return {
            "boxes": list(boxes_of(card)),
            "place": place_of(card),
            "red_of": card.subject.key if card.is_standing_red else None,
            "look_due": card.watch.look_at if card.watch else None,
        }

    def page(self, boxes: Iterable[str], *, after: str, limit: int) -> list[Card]:
        newest: Iterable[Document] = heapq.merge(
            *(self._range(box, after, limit) for box in boxes), key=lambda document: document["place"]
        )
        once = {document["_id"]: document for document in newest}  # boxes of nested areas share cards
        return [self.read(document) for document in islice(once.values(), limit)]

    def standing_reds(self, subject: Subject, span: Span, *, limit: int) -> list[str]:
        query = {"red_of": subject.key, "raised_at": {"$gte": span.since, "$lt": span.until}}
        return self._ids(query, limit=limit)

    def past_appeal(self, now: datetime, *, limit: int) -> list[str]:
        return self._ids({"final_due": {"$lte": now}}, limit=limit)

    def to_look_after(self, now: datetime, *, limit: int) -> list[str]:
        return self._ids({"look_due": {"$lte": now}}, limit=limit)

    def keep_reckoning(self, card: Card) -> None:
        watch = CONVERTER.unstructure(card.watch)
        reckoned = {"final_due": card.final_due, "watch": watch} | self.also(card)
        self.collection.update_one({"_id": card.id, "version": card.version}, {"$set": reckoned})

    def _range(self, box: str, after: str, limit: int) -> list[Document]:
        later = {"boxes": box, "place": {"$gt": after}}
        return list(self.collection.find(later).sort("place", 1).limit(limit))

    def _ids(self, query: Document, *, limit: int) -> list[str]:
        return [document["_id"] for document in self.collection.find(query, {"_id": True}).limit(limit)]
