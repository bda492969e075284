"""What the use cases of assignments need from the world outside."""

from datetime import datetime
from typing import Protocol

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.cover_rules import CoverRules
from services.grid.domain.assignments.standstill import Standstill
from services.grid.usecases.posts.ports import Announcements
from shared.events.intake_menu import CalendarPublished
from shared.kernel.calendar import Calendar


class Assignments(Protocol):
    """Every assignment."""

    def get(self, id: str) -> Assignment:
        """Return one by the id of its case, or raise NotFound."""

    def find(self, id: str) -> Assignment | None:
        """Return one by the id of its case, or None."""

    def save(self, aggregate: Assignment) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def open_with(self, worker_id: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what a worker still has to do, oldest first, after the cursor of an assignment."""

    def open_in(self, grid_code: str, *, after: str | None, limit: int) -> list[Assignment]:
        """Return what is still to be done in a grid, whoever has it, oldest first, after a cursor."""

    def count_open(self, worker_id: str) -> int:
        """Count what a worker still has to do."""

    def seeking(self, *, limit: int) -> list[str]:
        """Return the ids of cases that nobody has for want of people."""

    def waiting(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of cases that wait for a signature and are to be looked at by now."""

    def look_again(self, assignment: Assignment, *, at: datetime) -> None:
        """Look at a case that waits for a signature again then, unless it has changed since it was read."""

    def look_at_all(self) -> None:
        """Look at all cases that wait for a signature: working days have changed."""


class Calendars(Announcements[CalendarPublished], Protocol):
    """Which days work."""

    def current(self) -> Calendar:
        """Return the calendar in force, at most about a second behind what was announced."""


class CoverBook(Protocol):
    """The versions of the rules for timed cover."""

    def in_force(self, at: datetime) -> CoverRules:
        """Return the version of that day."""


class Standstills(Protocol):
    """Which cases wait for their applicants."""

    def note(self, standstill: Standstill) -> None:
        """Remember that a case waits, or goes on; an older fact that comes late changes nothing."""

    def of(self, case_id: str) -> list[Standstill]:
        """Return the newest of each cause of a case."""


class Acknowledgements(Protocol):
    """Which worker has confirmed that he knows of which case."""

    def note(self, case_id: str, worker_id: str, at: datetime) -> None:
        """Remember when a worker confirmed a case; the earliest time stays."""

    def when(self, case_id: str, worker_id: str) -> datetime | None:
        """Return when a worker confirmed a case, or None."""
