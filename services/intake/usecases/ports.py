"""What the use cases need from the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.intake.domain.cases.application import Application
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.issue import Issue
from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.menu.issue_type import IssueType
from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.policy import Policy
from services.intake.domain.menu.service_item import ServiceItem
from shared.kernel.calendar import Calendar
from shared.kernel.geography import Box
from shared.kernel.workyear import CalendarYear

AnyCase = Application | Issue


class Cases(Protocol):
    """All the cases that there are."""

    def get(self, id: str) -> AnyCase:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> AnyCase | None:
        """Return one, or None."""

    def get_by_number(self, number: str) -> AnyCase:
        """Return the one with this number, or raise NotFound."""

    def save(self, case: Case) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of open cases with a mark that has fallen due."""

    def reckoned_otherwise(self, calendar: str, *, limit: int) -> list[str]:
        """Return the ids of open cases reckoned with another calendar than this revision."""

    def keep_reckoning(self, case: Case) -> None:
        """Keep what was reckoned anew from the same facts, unless new facts came in between."""


class Items(Protocol):
    """The service items, every version."""

    def get(self, id: str) -> ServiceItem:
        """Return a version, or raise NotFound."""

    def find(self, id: str) -> ServiceItem | None:
        """Return a version, or None."""

    def in_force(self, code: str, *, on: date) -> ServiceItem:
        """Return the latest version that can be applied for on a day, or raise NotFound."""

    def menu(self, category: Category, *, on: date) -> list[ServiceItem]:
        """Return what can be applied for on a day, in one of the six categories."""

    def save(self, item: ServiceItem) -> None:
        """Keep one with its facts, or raise StaleWrite."""


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

    def years(self) -> Iterable[CalendarYear]:
        """Return the calendar years that are official."""


class Numbers(Protocol):
    """Counts the cases of a day."""

    def next(self, *, street: str, day: date, kind: str) -> int:
        """Return a number that nobody else gets, from 1. A number may stay unused."""


class WrongCodes(Protocol):
    """Remembers for which numbers a wrong query code was given."""

    def count(self, number: str, *, since: datetime) -> int:
        """Return how often in a row; nothing where the last time was at that moment or before."""

    def note(self, number: str, *, at: datetime, since: datetime) -> None:
        """Count one more, or begin anew where the last time was at that moment or before."""


class Calendars(Protocol):
    """The working days, as far as they are known."""

    def current(self, known: str = "") -> Calendar:
        """Return the calendar in force, as far as it is known here by now.

        It is never older than the one whose revision is `known`, so what a case was reckoned with by
        another replica is not taken back.
        """

    def find(self, id: str) -> CalendarRecord | None:
        """Return the record of a year, or None."""

    def save(self, record: CalendarRecord) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class Seal(Protocol):
    """Hides personal data."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return the sealed text, readable only for the same `about`."""

    def open(self, sealed: str, *, about: str) -> str:
        """Return the plain text."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The desk at the door: what it takes to begin a case.

    `street` is the street's code, 9 digits; `city` is where places may lie.
    """

    numbers: Numbers
    seal: Seal
    policies: Policies
    street: str
    city: Box
