"""Collection `responsibilities`: one document per responsibility that was given to somebody."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pymongo import IndexModel

from services.grid.domain.responsibilities.responsibility import Responsibility
from shared.plumbing.mongo import Repository


class MongoResponsibilities(Repository[Responsibility]):
    """Every responsibility, kept in MongoDB and found by its households."""

    kind: ClassVar[type[Any]] = Responsibility
    collection_name = "responsibilities"
    indexes = (IndexModel([("household_ids", 1)], name="household_ids"),)

    def of_households(self, ids: Iterable[str]) -> list[Responsibility]:
        found = self.collection.find({"household_ids": {"$in": list(ids)}})
        return sorted(map(self.read, found), key=lambda each: each.id)
