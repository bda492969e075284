"""What the use cases of clocks need from the world outside."""

from typing import Protocol

from services.intake.domain.clocks.calendar_record import CalendarRecord
from shared.kernel.calendar import Calendar


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
