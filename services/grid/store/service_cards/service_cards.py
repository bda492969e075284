"""Collection `service_cards`: one document per worker, with all his cards."""

from collections.abc import Iterable

from pymongo import IndexModel

from services.grid.domain.service_cards.service_card import ServiceCard
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoServiceCards(Repository[ServiceCard]):
    """The cards of every worker, kept in MongoDB."""

    kind = ServiceCard
    collection_name = "service_cards"
    indexes = (IndexModel([("codes", 1)], name="codes"), IndexModel([("areas", 1)], name="areas"))

    def with_code(self, code: str) -> ServiceCard | None:
        document = self.collection.find_one({"codes": code})
        return self.read(document) if document else None

    def concerned(self, area: str, worker_ids: Iterable[str]) -> list[str]:
        """Return whose cards name an area, or who is one of these workers and has a card."""
        in_area = self.collection.find({"areas": area}, {"_id": True})
        themselves = self.collection.find({"_id": {"$in": list(worker_ids)}}, {"_id": True})
        return sorted({document["_id"] for found in (in_area, themselves) for document in found})

    def also(self, aggregate: ServiceCard) -> Document:
        return {"codes": [card.code for card in aggregate.cards], "areas": list(aggregate.areas)}
