"""Collection `visit_plans`: one document per household."""

from datetime import datetime
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.shelves import areas_around
from services.grid.domain.visits.places import due_place
from services.grid.domain.visits.visit_plan import VisitPlan
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoPlans(Repository[VisitPlan]):
    """The plans, kept in MongoDB. What is due in an area is the beginning of a range of an index."""

    kind: ClassVar[type[Any]] = VisitPlan
    collection_name = "visit_plans"
    indexes = (
        IndexModel([("areas", ASCENDING), ("place", ASCENDING)], name="due"),
        IndexModel([("next_turn", ASCENDING)], name="next_turn"),
    )

    def also(self, plan: VisitPlan) -> Document:
        return {
            "areas": areas_around(plan.standing.area),
            "place": due_place(plan),
            "next_turn": plan.next_turn,
        }

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        turning = {"next_turn": {"$lte": now}}
        return [each["_id"] for each in self.collection.find(turning, {"_id": True}).limit(limit)]

    def due_in(self, area: str, *, after: str, limit: int) -> list[VisitPlan]:
        later = {"areas": area, "place": {"$gt": after}}
        return [self.read(each) for each in self.collection.find(later).sort("place", ASCENDING).limit(limit)]
