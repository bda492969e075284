"""Collection `items`: one document per version of a service item."""

from datetime import date
from typing import Any, ClassVar

from pymongo import IndexModel

from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from shared.kernel.errors import NotFound
from shared.plumbing.mongo import Repository


class MongoItems(Repository[ServiceItem]):
    """The service items, kept in MongoDB. There are some hundreds at most."""

    kind: ClassVar[type[Any]] = ServiceItem
    collection_name = "items"
    indexes = (
        IndexModel([("code", 1), ("state", 1)], name="code_state"),
        IndexModel([("guide.category", 1), ("state", 1)], name="category_state"),
    )

    def in_force(self, code: str, *, on: date) -> ServiceItem:
        published = self._published({"code": code}, on)
        if not published:
            raise NotFound(f"没有事项 {code}")
        return max(published, key=lambda item: item.version_no)

    def versions(self, code: str) -> list[ServiceItem]:
        found = map(self.read, self.collection.find({"code": code}))
        return sorted(found, key=lambda item: item.version_no)

    def menu(self, category: Category, *, on: date) -> list[ServiceItem]:
        return latest_of(self._published({"guide.category": category}, on))

    def whole_menu(self, *, on: date) -> list[ServiceItem]:
        today = [{"guide.category": category} for category in Category]
        return latest_of([item for query in today for item in self._published(query, on)])

    def _published(self, query: dict[str, Any], on: date) -> list[ServiceItem]:
        found = self.collection.find(query | {"state": ItemState.PUBLISHED})
        return [item for item in map(self.read, found) if item.can_be_applied_for(on)]


def latest_of(versions: list[ServiceItem]) -> list[ServiceItem]:
    """Return each item once, in its latest version, by code."""
    latest = {item.code: item for item in sorted(versions, key=lambda item: item.version_no)}
    return [latest[code] for code in sorted(latest)]
