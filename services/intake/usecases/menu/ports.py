"""What the use cases of the menu need from the world outside."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from services.intake.domain.menu.issue_type import IssueType
from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.policy import Policy
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.domain.organisation.topic_list import TopicList
from shared.kernel.workyear import CalendarYear


class Items(Protocol):
    """The service items, every version."""

    def get(self, id: str) -> ServiceItem:
        """Return a version, or raise NotFound."""

    def find(self, id: str) -> ServiceItem | None:
        """Return a version, or None."""

    def in_force(self, code: str, *, on: date) -> ServiceItem:
        """Return the latest version that can be applied for on a day, or raise NotFound."""

    def versions(self, code: str) -> list[ServiceItem]:
        """Return every version of an item, drafts too, oldest first."""

    def whole_menu(self, *, on: date) -> list[ServiceItem]:
        """Return what can be applied for on a day, in all categories, by code."""

    def menu(self, category: Category, *, on: date) -> list[ServiceItem]:
        """Return what can be applied for on a day, in one of the six categories."""

    def save(self, item: ServiceItem) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class Sounds(Protocol):
    """How words are spoken."""

    def readings(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Return every way to speak a text, as pinyin without tones, syllable by syllable."""


class IssueTypes(Protocol):
    """The kinds of issues and their limits."""

    def get(self, code: str) -> IssueType:
        """Return one, or raise NotFound."""

    def all(self) -> Iterable[IssueType]:
        """Return every type."""


class Policies(Protocol):
    """What this street has settled for all cases alike, every version."""

    def in_force(self, at: datetime) -> Policy:
        """Return the version of that day, or raise NotFound."""


class Delivered(Protocol):
    """What came with this release."""

    def items(self) -> Iterable[ServiceItem]:
        """Return the service items, as drafts."""

    def lists(self) -> Iterable[TopicList]:
        """Return the lists of the street, unpublished."""

    def years(self) -> Iterable[CalendarYear]:
        """Return the calendar years that are official."""
