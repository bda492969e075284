"""Collection `duplicates`: one document for two records that are about one person."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.grid.domain.records.duplicate import Duplicate
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository

STREET, COMMUNITY = 9, 12  # digits


class MongoDuplicates(Repository[Duplicate]):
    """All duplicates, kept in MongoDB; the open ones of an area are a range of an index."""

    kind: ClassVar[type[Any]] = Duplicate
    collection_name = "duplicates"
    indexes = (
        IndexModel([("open_in", ASCENDING), ("place", ASCENDING)], name="open_in"),
        IndexModel([("look_on", ASCENDING)], name="look_on"),
        IndexModel([("claims.person_id", ASCENDING)], name="people"),
    )

    def also(self, aggregate: Duplicate) -> Document:
        areas = {area[:digits] for area in aggregate.areas for digits in (STREET, COMMUNITY, len(area))}
        look_on = aggregate.look_on.isoformat() if aggregate.look_on else None
        return {
            "open_in": sorted(areas) if aggregate.waits else [],
            "place": aggregate.place,
            "look_on": look_on,
        }

    def of_people(self, ids: Iterable[str]) -> list[Duplicate]:
        """Return all in which one of these records is."""
        return [self.read(each) for each in self.collection.find({"claims.person_id": {"$in": list(ids)}})]

    def open_in(self, area: str, *, after: str, limit: int) -> list[Duplicate]:
        """Return those of an area that wait, from behind a place on, what is due first first."""
        wanted = {"open_in": area, "place": {"$gt": after}}
        return [
            self.read(each) for each in self.collection.find(wanted).sort("place", ASCENDING).limit(limit)
        ]

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        ripe = {"look_on": {"$lte": today.isoformat()}}
        return [each["_id"] for each in self.collection.find(ripe, {"_id": True}).limit(limit)]
