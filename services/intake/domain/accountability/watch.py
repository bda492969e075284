"""Watch: a promise that stays broken is told of every working day, and once that this lasts too long."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Calendar, local_time, midnight_after


@dataclass(frozen=True, kw_only=True)
class Watch:
    """`limit` is what is borne beyond the promise, `exceeded` whether that was told.

    `remind_at` is when the unit is told next, `look_at` when somebody has to look: caches of the calendar.
    """

    limit: Limit
    remind_at: datetime
    look_at: datetime
    exceeded: bool = False

    @classmethod
    def begin(cls, limit: Limit, *, at: datetime, calendar: Calendar) -> "Watch":
        """Return a watch that first looks when the next working day begins."""
        morning = next_morning(at, calendar)
        return cls(limit=limit, remind_at=morning, look_at=morning)

    def onwards(self, *, at: datetime, exceeded_at: datetime | None, calendar: Calendar) -> "Watch":
        """Return the watch after somebody has looked; `exceeded_at` is when it is, or was, borne too long."""
        remind_at = next_morning(at, calendar) if at >= self.remind_at else self.remind_at
        exceeded = self.exceeded or (exceeded_at is not None and exceeded_at <= at)
        to_come = [remind_at] if exceeded or exceeded_at is None else [remind_at, exceeded_at]
        return replace(self, remind_at=remind_at, look_at=min(to_come), exceeded=exceeded)


def next_morning(at: datetime, calendar: Calendar) -> datetime:
    """Return when the counters open on the first working day after this one."""
    return calendar.next_open(midnight_after(local_time(at).date()))
