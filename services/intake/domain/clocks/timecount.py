"""Time count: how much of a limit in minutes is used, and when it will be.

Hours and minutes run from the stated moment (Civil Code, article 201); working minutes run only while the
counters are open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.intake.domain.clocks.turns import Run
from shared.kernel.calendar import ONE_MINUTE, Calendar, Unit


@dataclass(frozen=True, kw_only=True)
class TimeCount:
    """The time of these runs, in service (WORKING_MINUTE) or round the clock (MINUTE)."""

    unit: Unit
    total: timedelta
    runs: tuple[Run, ...]
    calendar: Calendar

    @property
    def due(self) -> datetime | None:
        """Return the moment at which the whole limit is used; None while a pause keeps it from that."""
        return self.when(self.total)

    def used(self, now: datetime) -> int:
        """Return the whole minutes used until now."""
        return self.elapsed(now) // ONE_MINUTE

    def percent(self, now: datetime) -> int:
        """Return the used share of the limit, rounded down; all of it where there is nothing to use."""
        return 100 * self.elapsed(now) // self.total if self.total else 100

    def reached(self, percent: int) -> datetime | None:
        """Return when that share is used; None while a pause keeps it from that."""
        return self.when(-(-self.total * percent // 100))

    def share_before(self, days: int, *, besides: Iterable[int]) -> None:
        """Return nothing: what is counted in minutes has no days left."""

    def elapsed(self, now: datetime) -> timedelta:
        """Return the time that the runs have taken until now."""
        begun = (run for run in self.runs if run.since < now)
        return sum((self._between(run.since, min(run.until or now, now)) for run in begun), timedelta())

    def when(self, amount: timedelta) -> datetime | None:
        """Return the first moment at which the runs have taken that much time; None if they never do."""
        for run in self.runs:
            taken = self._between(run.since, run.until) if run.until else None
            if taken is None or amount <= taken:
                return self._after(run.since, amount)
            amount -= taken
        return None

    def _between(self, start: datetime, end: datetime) -> timedelta:
        return end - start if self.unit is Unit.MINUTE else self.calendar.service_time(start, end)

    def _after(self, start: datetime, amount: timedelta) -> datetime:
        if self.unit is Unit.MINUTE:
            return start + amount
        return self.calendar.after_service_time(start, amount)
