"""What the use cases of clocks need from the world outside."""

from datetime import datetime
from typing import Protocol, TypeVar

from services.intake.domain.cases.timed import Timed
from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.clocks.unit_calendar import UnitCalendar
from shared.kernel.calendar import Calendar

T = TypeVar("T", bound=Timed)


class TimedOnes(Protocol[T]):
    """All that have clocks of one kind: the cases, or the orders of agents."""

    def get(self, id: str) -> T:
        """Return one, or raise NotFound."""

    def save(self, one: T, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of those with a mark that has fallen due."""

    def reckoned_otherwise(self, calendar: str, *, limit: int) -> list[str]:
        """Return the ids of open ones reckoned with another calendar than this revision."""

    def keep_reckoning(self, one: T, /) -> None:
        """Keep what was reckoned anew from the same facts, unless new facts came in between."""


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


class UnitCalendars(Protocol):
    """The days on which units keep hours of their own, by unit and year."""

    def find(self, id: str) -> UnitCalendar | None:
        """Return the year of a unit, or None."""

    def save(self, calendar: UnitCalendar) -> None:
        """Keep one with its facts, or raise StaleWrite."""
