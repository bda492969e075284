"""What the use cases of assignments need from the world outside."""

from datetime import datetime
from typing import Protocol

from services.grid.domain.assignments.assignment import Assignment


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


class Acknowledgements(Protocol):
    """Which worker has confirmed that he knows of which case."""

    def note(self, case_id: str, worker_id: str, at: datetime) -> None:
        """Remember when a worker confirmed a case; the earliest time stays."""

    def when(self, case_id: str, worker_id: str) -> datetime | None:
        """Return when a worker confirmed a case, or None."""
