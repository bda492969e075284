"""Day count: how many days of a limit are used, and which is the last (domain reference §1.5.2).

- The day of the start is not counted; a start while the counters are closed is one at the next opening.
- A day counts when the clock was running as it began. So the day of a pause is used, and after a resumption
  the rest runs from the following day.
- A last day that is a rest day moves to the next working day, and the days between are not counted.
- The last day ends at 24:00, or at the close of business. It cannot end during a pause: then what is left
  of it is the day on which the clock runs again and the counters are open.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import zip_longest

from services.intake.domain.clocks.limit import Ends
from services.intake.domain.clocks.timecount import TimeCount
from services.intake.domain.clocks.turns import Run
from shared.kernel.calendar import Calendar, Unit, local_time, midnight_after

SHORT = 2
"""Up to this many days shares are taken of service time: in whole days, one day would warn at birth."""


@dataclass(frozen=True, kw_only=True)
class DayCount:
    """The days of these runs: natural days or working days."""

    unit: Unit
    total: int
    ends: Ends
    runs: tuple[Run, ...]
    calendar: Calendar

    @cached_property
    def due(self) -> datetime | None:
        """Return when the last day ends; None while a pause keeps it from that."""
        return self._end(self._last) if self._last else None

    def used(self, now: datetime) -> int:
        """Return the days counted until now, the present one included; beyond the last: days late."""
        today = _day(now)
        return sum(self._used_in(run, today) for run in self.runs)

    def percent(self, now: datetime) -> int:
        """Return the used share of the limit, rounded down; of a short limit in service time."""
        return self._service.percent(now) if self.total <= SHORT else 100 * self.used(now) // self.total

    def reached(self, percent: int) -> datetime | None:
        """Return when that share is used, for whole days as the day begins that makes it full."""
        if self.total <= SHORT:
            return self._service.reached(percent)
        day = self._nth(self._day_of(percent))
        return midnight_after(day - timedelta(days=1)) if day else None

    def share_before(self, days: int, *, besides: Iterable[int]) -> int | None:
        """Return the share reached as the last so many days begin.

        None where there are hardly more, or where another share is reached on that day.
        """
        if self.total <= max(SHORT, days):
            return None
        if self.total - days + 1 in {self._day_of(share) for share in besides}:
            return None
        return min(99, 100 * (self.total - days) // self.total + 1)

    def _day_of(self, percent: int) -> int:
        """Return which day of the limit makes a share full."""
        return -(-self.total * percent // 100)

    @cached_property
    def _start(self) -> date:
        return _day(self.calendar.next_open(self.runs[0].since))

    @cached_property
    def _full(self) -> date | None:
        """Return the day that uses the limit up, be it a rest day."""
        return self._nth(self.total)

    @cached_property
    def _last(self) -> date | None:
        """Return the last day of the limit, moved off rest days and out of pauses."""
        if self._full is None:
            return None
        last = self.calendar.roll_forward(self._full) if self.unit is Unit.NATURAL_DAY else self._full
        for run, resumed in zip_longest(self.runs, self.runs[1:]):
            if run.until is None or run.until >= self._end(last):
                return last
            if resumed is None:
                return None
            if resumed.since >= self._end(last):
                last = _day(self.calendar.next_open(resumed.since))
        return last

    @cached_property
    def _service(self) -> TimeCount:
        return self._in_service(self._service_until_due())

    def _service_until_due(self) -> timedelta:
        """Return the service time from the start to the end of the last day.

        While the clock is paused: of the last day it had, so that its light stays as it was.
        """
        if self.due is None:
            running_on = Run(self.runs[-1].since, None)
            return replace(self, runs=(*self.runs[:-1], running_on))._service_until_due()
        return self._in_service(timedelta()).elapsed(self.due)

    def _in_service(self, total: timedelta) -> TimeCount:
        return TimeCount(unit=Unit.WORKING_MINUTE, total=total, runs=self.runs, calendar=self.calendar)

    def _nth(self, n: int) -> date | None:
        """Return the n-th day that counts; None while a pause keeps it from coming."""
        for run in self.runs:
            after = max(self._start, _day(run.since))
            counted = self._between(after, _day(run.until)) if run.until else None
            if counted is None or n <= counted:
                return self._after(after, n)
            n -= counted
        return None

    def _used_in(self, run: Run, today: date) -> int:
        after = max(self._start, _day(run.since))
        through = min(_day(run.until), today) if run.until else today
        skipped = self._between(max(after, self._full or date.max), min(through, self._last or date.max))
        return self._between(after, through) - skipped

    def _between(self, after: date, through: date) -> int:
        if through <= after:
            return 0
        if self.unit is Unit.NATURAL_DAY:
            return (through - after).days
        return self.calendar.workdays_between(after, through)

    def _after(self, day: date, n: int) -> date:
        if n == 0 or self.unit is Unit.NATURAL_DAY:
            return day + timedelta(days=n)
        return self.calendar.nth_workday_after(day, n)

    def _end(self, day: date) -> datetime:
        return midnight_after(day) if self.ends is Ends.MIDNIGHT else self.calendar.closing(day)


def _day(moment: datetime) -> date:
    return local_time(moment).date()
