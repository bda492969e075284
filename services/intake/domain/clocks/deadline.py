"""Deadline: when a limit is over, and how sure that is. Derived, never authoritative."""

from dataclasses import dataclass
from datetime import date, datetime

from services.intake.domain.clocks.daycount import DayCount
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.timecount import TimeCount
from services.intake.domain.clocks.turns import Run
from shared.kernel.calendar import ONE_MINUTE, Calendar, Unit, local_time

DAYS = frozenset({Unit.NATURAL_DAY, Unit.WORKING_DAY})
Count = DayCount | TimeCount


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The moment before which a thing must be done.

    24:00 of a day is 0:00 of the next, so people are shown `last_day`. `provisional`: a year on the way is
    not announced yet and the deadline may move. `revision` names the calendar it was reckoned with.
    """

    at: datetime
    last_day: date
    provisional: bool
    revision: str


def count(limit: Limit, runs: tuple[Run, ...], calendar: Calendar) -> Count:
    """Return the count of a limit over the runs of its clock, in the unit of the limit."""
    if limit.unit in DAYS:
        return DayCount(unit=limit.unit, total=limit.amount, ends=limit.ends, runs=runs, calendar=calendar)
    return TimeCount(unit=limit.unit, total=limit.amount * ONE_MINUTE, runs=runs, calendar=calendar)


def deadline(limit: Limit, runs: tuple[Run, ...], calendar: Calendar) -> Deadline | None:
    """Return when the limit is over; None while the clock is paused before that."""
    due = count(limit, runs, calendar).due
    if due is None:
        return None
    last_day = local_time(due - datetime.resolution).date()
    return Deadline(
        at=due,
        last_day=last_day,
        provisional=supposed(limit.unit, runs[0].since, due, calendar),
        revision=calendar.revision,
    )


def supposed(unit: Unit, start: datetime, end: datetime, calendar: Calendar) -> bool:
    """Tell whether a reckoning between these moments rests on a year that is not announced yet."""
    first, last = local_time(start).date(), local_time(end - datetime.resolution).date()
    return unit is not Unit.MINUTE and calendar.provisional_between(first, last)
