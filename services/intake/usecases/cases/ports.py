"""What the use cases of cases need from the world outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.intake.domain.applications.application import Application
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.rating_scale import RatingScale
from services.intake.domain.cases.stretch import Stretch
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.menu.ports import Policies
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel.geography import Box

AnyCase = Application | Issue


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """Some cases in their order; `next` is where to go on, or None at the end."""

    items: tuple[AnyCase, ...]
    next: str | None


class Cases(Protocol):
    """All the cases that there are."""

    def get(self, id: str) -> AnyCase:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> AnyCase | None:
        """Return one, or None."""

    def get_by_number(self, number: str) -> AnyCase:
        """Return the one with this number, or raise NotFound."""

    def page(self, shelves: Sequence[str], *, stretch: Stretch, limit: int) -> CasePage:
        """Return the first cases of that stretch of any of these shelves, each once."""

    def of_reporter(self, phone_print: str, topic: str, *, since: datetime, limit: int) -> list[AnyCase]:
        """Return cases on a topic that came from a phone, by its fingerprint, since a moment."""

    def merged_into(self, id: str, *, limit: int) -> list[Issue]:
        """Return the issues that another stands for."""

    def of_appointment(self, id: str, *, limit: int) -> list[Application]:
        """Return the applications that wait for an appointment."""

    def save(self, case: Case) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of open cases with a mark that has fallen due."""

    def reckoned_otherwise(self, calendar: str, *, limit: int) -> list[str]:
        """Return the ids of open cases reckoned with another calendar than this revision."""

    def keep_reckoning(self, case: Case) -> None:
        """Keep what was reckoned anew from the same facts, unless new facts came in between."""


class RatingScales(Protocol):
    """What the levels of a rating are called and mean, every version."""

    def in_force(self, at: datetime) -> RatingScale:
        """Return the version of that day, or raise NotFound."""


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


class RevealDays(Protocol):
    """Counts how often somebody had people revealed on one day."""

    def grant(self, by: str, *, day: date, command: str, limit: int, at: datetime) -> bool:
        """Count one more, the same command once; tell whether it is within the limit."""


class Seal(Protocol):
    """Hides personal data."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return the sealed text, readable only for the same `about`."""

    def open(self, sealed: str, *, about: str) -> str:
        """Return the plain text."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, always the same for the same text and purpose."""


class PersonSeal(Seal, Protocol):
    """Hides personal data, and knows a person again without naming him."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, another one for every purpose."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The desk at the door: what it takes to begin a case.

    `street` is the street's code, 9 digits; `city` is where places may lie; `lists` say what the street is
    charged with.
    """

    numbers: Numbers
    seal: Seal
    policies: Policies
    lists: TopicLists
    street: str
    city: Box
