"""Homes: households with their members and open tags, read from the collections of the records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from pymongo.database import Database

from services.grid.domain.completeness.home import Home
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.tag import Tag
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from services.grid.store.records.tags import MongoTags
from shared.plumbing.documents import Document

AT_ONCE = 500  # ids in one question


class MongoHomes:
    """Looks at households of others' keeping, and changes nothing.

    Restricted tags are left out, and people for whose record another one stands.
    """

    def __init__(self, database: Database[Document]) -> None:
        self._households, self._people = MongoHouseholds(database), MongoPeople(database)
        self._tags = MongoTags(database)

    def prepare(self) -> None:
        """Do nothing: the indexes are made by those who keep the collections."""

    def in_buildings(self, building_ids: Collection[str], *, on: date) -> list[Home]:
        households = [
            self._households.read(each)
            for each in _all_of(self._households.collection, "building_id", building_ids)
        ]
        ids = [household.id for household in households]
        members, tags = defaultdict(list), defaultdict(list)
        for document in _all_of(self._people.collection, "standing.household_id", ids):
            members[document["household_id"]].append(self._people.read(document))
        for document in _all_of(self._tags.collection, "household_id", ids):
            if not document["restricted"]:
                tags[document["household_id"]].append(self._tags.read(document))
        return [_home(each, members[each.id], tags[each.id], on) for each in households]

    def verified_in(self, building_ids: Collection[str]) -> list[str]:
        found = _all_of(self._households.collection, "building_id", building_ids, only={"state": True})
        return [each["_id"] for each in found if each["state"] == RecordState.VERIFIED]


def _home(household: Any, members: list[Any], tags: list[Tag], on: date) -> Home:
    standing = [tag for tag in tags if tag.ended_on is None]  # what has run out waits to be looked at
    sound = [tag for tag in standing if tag.in_force(on)]
    return Home(
        household=household,
        members=members,
        categories=sorted(tag.category for tag in sound if tag.category),
        tags=len(standing),
        tags_sound=len(sound),
    )


def _all_of(
    collection: Any, name: str, values: Iterable[str], *, only: Document | None = None
) -> Iterator[Document]:
    """Yield the documents with one of some values, asked for in slices; `only` some of their fields."""
    wanted = sorted(values)
    for start in range(0, len(wanted), AT_ONCE):
        yield from collection.find({name: {"$in": wanted[start : start + AT_ONCE]}}, only)
