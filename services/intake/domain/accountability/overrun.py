"""Overrun: when a limit that is over was exceeded by more than so much again."""

from datetime import datetime

from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.deadline import DAYS, Deadline, deadline
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.turns import Run, runs
from shared.kernel.calendar import Calendar


def exceeded_at(clock: Clock, by: Limit, calendar: Calendar) -> datetime | None:
    """Return the moment from which the clock is exceeded by more than this; None if that never comes.

    A pause after the limit was over counts for nothing; a clock that was stopped before stays what it was.
    """
    calendar = calendar.of(clock.calendar_id)
    over = clock.deadline(calendar)
    if over is None:
        return None
    since = _first_excess(clock, over, calendar)
    beyond = [Run(max(each.since, since), each.until) for each in runs(clock.turns) if _lasts(each, since)]
    limit = deadline(by, tuple(beyond), calendar) if beyond else None
    if limit is None or (clock.stopped_at is not None and clock.stopped_at < limit.at):
        return None
    return limit.at


def _first_excess(clock: Clock, over: Deadline, calendar: Calendar) -> datetime:
    """Return when the excess begins: a limit in days ends with its last day, the next is the first beyond.

    Counted from the moment itself, a limit that ends as the counters close would begin with the next
    opening, whose day is not counted, and give a day away.
    """
    if clock.limit.unit not in DAYS or not calendar.is_workday(over.last_day):
        return over.at
    return calendar.closing(over.last_day) - datetime.resolution


def _lasts(run: Run, since: datetime) -> bool:
    return run.until is None or run.until > since
