"""Collection `projects`: one document per purchased project."""

from datetime import date
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.projects.place import place_of_project, shelves_of
from services.intake.domain.projects.project import Project
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoProjects(Repository[Project]):
    """The projects, kept in MongoDB. A page of a shelf is the beginning of a range of an index."""

    kind: ClassVar[type[Any]] = Project
    collection_name = "projects"
    indexes = (
        IndexModel([("shelves", ASCENDING), ("place", ASCENDING)], name="shelf"),
        IndexModel([("next_due", ASCENDING)], name="next_due"),
    )

    def also(self, project: Project) -> Document:
        due = project.next_due
        return {
            "shelves": list(shelves_of(project)),
            "place": place_of_project(project),
            "next_due": due.isoformat() if due else None,
        }

    def page(self, shelf: str, *, after: str, limit: int) -> list[Project]:
        later = {"shelves": shelf, "place": {"$gt": after}}
        return [self.read(each) for each in self.collection.find(later).sort("place", ASCENDING).limit(limit)]

    def coming_due(self, until: date, *, limit: int) -> list[str]:
        due = {"next_due": {"$lte": until.isoformat()}}
        return [each["_id"] for each in self.collection.find(due, {"_id": True}).limit(limit)]
