"""Responsibility: somebody is responsible for some households from a day on (domain reference §8.1).

By itself the worker of post A of its grid is responsible for a household; this is needed only where it is
another. It says who looks after a household from now on; what was done stays with who did it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.grid_responsibilities import ResponsibilityEnded, ResponsibilityGiven
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid


@dataclass(kw_only=True)
class Responsibility(Aggregate):
    """From the day `since` to the day `until`, both included; without the latter until further notice."""

    worker_id: str
    household_ids: tuple[str, ...]
    since: date
    until: date | None
    given_by: str
    given_at: datetime

    @classmethod
    def give(
        cls,
        id: str,
        household_ids: tuple[str, ...],
        *,
        to: str,
        since: date,
        until: date | None,
        by: str,
        at: datetime,
    ) -> "Responsibility":
        """Make somebody responsible; refused are no households, and an end before the beginning."""
        if not household_ids or (until and until < since):
            raise Invalid("责任期限或住户有误", {"until": ["不早于开始日期"]})
        own = tuple(sorted(set(household_ids)))
        given = cls(
            id=id, worker_id=to, household_ids=own, since=since, until=until, given_by=by, given_at=at
        )
        given.record(_given(given))
        return given

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def meets(self, since: date, until: date | None) -> bool:
        """Tell whether it shares a day with another stretch of days."""
        begins_in_time = until is None or self.since <= until
        return begins_in_time and (self.until is None or since <= self.until)

    def end(self, until: date, *, at: datetime) -> None:
        """Let it end after a day, earlier than it would; refused where it has ended by then anyway.

        One that ends before it begins never holds.
        """
        if self.until is not None and self.until <= until:
            raise Conflict("责任已在此前结束")
        self.until = until
        self.record(
            ResponsibilityEnded(responsibility_id=self.id, worker_id=self.worker_id, until=until, ended_at=at)
        )


def _given(responsibility: Responsibility) -> ResponsibilityGiven:
    return ResponsibilityGiven(
        responsibility_id=responsibility.id,
        worker_id=responsibility.worker_id,
        household_ids=responsibility.household_ids,
        since=responsibility.since,
        until=responsibility.until,
        given_by=responsibility.given_by,
        given_at=responsibility.given_at,
    )
