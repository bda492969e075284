"""Collection `referrals`: one document per need that was referred to a project."""

from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.projects.place import place_of_referral
from services.intake.domain.projects.referral import Referral
from services.intake.domain.projects.satisfaction import Satisfaction
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoReferrals(Repository[Referral]):
    """The referrals, kept in MongoDB. What a project is asked is a range of an index, never all there are."""

    kind: ClassVar[type[Any]] = Referral
    collection_name = "referrals"
    indexes = (IndexModel([("project_id", ASCENDING), ("place", ASCENDING)], name="project"),)

    def also(self, referral: Referral) -> Document:
        return {"place": place_of_referral(referral)}

    def page(self, project_id: str, *, after: str, limit: int) -> list[Referral]:
        later = {"project_id": project_id, "place": {"$gt": after}}
        return [self.read(each) for each in self.collection.find(later).sort("place", ASCENDING).limit(limit)]

    def satisfaction(self, project_id: str, *, satisfied_from: int) -> Satisfaction:
        asked = {"services": {"$slice": 1}, "satisfaction": True}
        found = list(self.collection.find({"project_id": project_id}, asked))
        marks = [each["satisfaction"] for each in found if each["satisfaction"] is not None]
        satisfied = sum(mark >= satisfied_from for mark in marks)
        return Satisfaction(
            served=sum(bool(each["services"]) for each in found), n=len(marks), satisfied=satisfied
        )
