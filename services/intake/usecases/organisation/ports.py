"""What the use cases of the organisation need from the world outside."""

from datetime import date
from typing import Protocol

from services.intake.domain.organisation.lists import Lists
from services.intake.domain.organisation.organisation import Organisation
from services.intake.domain.organisation.topic_list import ListKind, TopicList


class Units(Protocol):
    """The offices and stations."""

    def organisation(self) -> Organisation:
        """Return all of them."""


class TopicLists(Protocol):
    """The three lists, every version."""

    def in_force(self, on: date) -> Lists:
        """Return the lists of a day."""

    def latest(self, kind: ListKind) -> TopicList | None:
        """Return the newest version, in force or still to come, or None."""

    def get(self, id: str) -> TopicList:
        """Return a version, or raise NotFound."""

    def find(self, id: str) -> TopicList | None:
        """Return a version, or None."""

    def save(self, topic_list: TopicList) -> None:
        """Keep one with its facts, or raise StaleWrite."""
