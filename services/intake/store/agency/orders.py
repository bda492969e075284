"""Collection `agency_orders`: one document per order. Every list is a range of one index."""

from datetime import date
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.store.clocks.timed_repository import TimedRepository
from shared.plumbing.documents import Document

ENCLOSING = (9, 12)  # digits of the codes of a street and of a community


class MongoOrders(TimedRepository[AgencyOrder]):
    """The orders, kept in MongoDB, each in the boxes of its resident, of its agents and of its areas."""

    kind: ClassVar[type[Any]] = AgencyOrder
    collection_name = "agency_orders"
    indexes = (
        IndexModel([("boxes", ASCENDING), ("listed_at", ASCENDING)], name="boxes_listed_at"),
        IndexModel([("visits", ASCENDING)], name="visits"),
        *TimedRepository.indexes,
    )

    def also(self, order: AgencyOrder) -> Document:
        own = {"boxes": boxes_of(order), "listed_at": order.listed_at, "visits": visits_on(order)}
        return super().also(order) | own

    def visits_of(self, agent_id: str, day: date, *, limit: int) -> list[AgencyOrder]:
        found = self.collection.find({"visits": f"{agent_id}/{day}"}).limit(limit)
        return [self.read(document) for document in found]

    def page(self, box: str, *, after: str, limit: int) -> list[AgencyOrder]:
        older = {"boxes": box, "listed_at": {"$gt": after}}
        found = self.collection.find(older).sort("listed_at", ASCENDING).limit(limit)
        return [self.read(document) for document in found]


def visits_on(order: AgencyOrder) -> str | None:
    """Return whose visit is agreed, and the day; None where none is."""
    return f"{order.agent_id}/{order.awaited_visit.day}" if order.awaited_visit else None


def boxes_of(order: AgencyOrder) -> list[str]:
    """Return the names of the boxes in which an order lies."""
    areas = {order.area, *(order.area[:digits] for digits in ENCLOSING if digits < len(order.area))}
    agents = {*order.hands, *([order.agent_id] if order.agent_id else [])}
    resident = [f"resident/{order.principal.id}"] if order.principal.id else []
    return sorted([*resident, *(f"agent/{id}" for id in agents), *(f"area/{code}" for code in areas)])
