"""Collection `tags`: one document per tag. A restricted one lies in no index by its category."""

from collections.abc import Iterable
from datetime import date

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.tag import Tag
from services.grid.store.records.revised import MongoRevised
from shared.plumbing.documents import Document

MOST_TAGS = 100


class MongoTags(MongoRevised[Tag]):
    """All tags, kept in MongoDB."""

    kind = Tag
    collection_name = "tags"
    indexes = (
        IndexModel([("subject_id", ASCENDING)], name="subject"),
        IndexModel([("household_id", ASCENDING)], name="household"),
        IndexModel([("listed", ASCENDING), ("_id", ASCENDING)], name="listed"),
        IndexModel([("last_day", ASCENDING)], name="last_day"),
    )

    def also(self, record: Tag) -> Document:
        """Keep beside it in which list it stands while it has not ended, and its last day."""
        listed = f"{record.community_code}/{record.category}" if not record.ended_on else None
        last_day = record.last_day.isoformat() if record.last_day else None
        return {"listed": None if record.restricted else listed, "last_day": last_day}

    def of_subject(self, id: str) -> list[Tag]:
        """Return all tags of a person or household, at most a hundred."""
        return [self.read(each) for each in self.collection.find({"subject_id": id}).limit(MOST_TAGS)]

    def of_subjects(self, ids: Iterable[str]) -> list[Tag]:
        """Return all tags of some people."""
        return [self.read(each) for each in self.collection.find({"subject_id": {"$in": list(ids)}})]

    def of_household(self, household_id: str) -> list[Tag]:
        """Return all tags of a household and of those who live in it, at most a hundred."""
        found = self.collection.find({"household_id": household_id}).limit(MOST_TAGS)
        return [self.read(each) for each in found]

    def in_category(self, category: str, community_code: str, *, after: str, limit: int) -> list[Tag]:
        """Return unrestricted tags that have not ended, of a community, by their ids."""
        wanted = {"listed": f"{community_code}/{category}", "_id": {"$gt": after}}
        found = self.collection.find(wanted).sort("_id", ASCENDING).limit(limit)
        return [self.read(each) for each in found]

    def past(self, day: date, *, limit: int) -> list[Tag]:
        """Return tags whose last day is before that day."""
        over = {"last_day": {"$gt": "", "$lt": day.isoformat()}}
        return [self.read(each) for each in self.collection.find(over).limit(limit)]

    def forget(self, ids: Iterable[str]) -> None:
        """Remove tags for good."""
        self.collection.delete_many({"_id": {"$in": list(ids)}})
