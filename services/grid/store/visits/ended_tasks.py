"""Collection `visit_tasks`: what became of every task that a plan has given out."""

from pymongo import ASCENDING, IndexModel
from pymongo.database import Database

from services.grid.domain.visits.places import task_place
from shared.events.grid_visit_plans import VisitTaskEnded
from shared.plumbing.documents import CONVERTER, Document


class MongoEndedTasks:
    """The tasks that have ended, kept in MongoDB for good."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["visit_tasks"]

    def prepare(self) -> None:
        """Make the index; doing it again changes nothing."""
        keys = [("household_id", ASCENDING), ("place", ASCENDING)]
        self.collection.create_indexes([IndexModel(keys, name="household")])

    def keep(self, told: VisitTaskEnded, *, sequence: int) -> None:
        document = {**CONVERTER.unstructure(told), "place": task_place(told), "sequence": sequence}
        self.collection.update_one({"_id": told.task_id}, {"$setOnInsert": document}, upsert=True)
        older = {"_id": told.task_id, "sequence": {"$lt": sequence}}
        self.collection.update_one(older, {"$set": document})

    def of_household(self, household_id: str, *, after: str, limit: int) -> list[VisitTaskEnded]:
        later = {"household_id": household_id, "place": {"$gt": after}}
        found = self.collection.find(later).sort("place", ASCENDING).limit(limit)
        return [CONVERTER.structure(each, VisitTaskEnded) for each in found]
