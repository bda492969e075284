"""Ringing: the marks of the clocks of a case, or of whatever else is timed, become facts, each once."""

from datetime import datetime

from services.intake.domain.cases.timed import Timed
from shared.kernel.calendar import Calendar


def ring(timed: Timed, *, now: datetime, calendar: Calendar) -> None:
    """Ring every mark that has fallen due, in the order of time; what a clock ends by itself, ends."""
    timed.keep_up(calendar, at=now)
    timed.fall_due(now=now)
    while (rings := timed.clocks.rings(calendar, timed.marks)) and rings[0].mark.at <= now:
        first = rings[0]
        deadline = first.clock.deadline(calendar)
        assert deadline, "a clock without a deadline has no marks"
        timed.tell_ring(first, due=deadline.at, at=now)
        timed.clocks = timed.clocks.ring(first)
        if first.mark.is_end and first.clock.stopped_at is None:
            timed.run_out(first.clock.kind, at=now, calendar=calendar)
    timed.reckon(calendar)
