"""Ringing: the marks of a case's clocks become facts, each once."""

from datetime import datetime

from services.intake.domain.cases.case import Case
from services.intake.domain.clocks.clocks import Ring
from services.intake.domain.clocks.light import ALL
from shared.events.intake import ClockOverdue, ClockWarned
from shared.kernel.calendar import Calendar


def ring(case: Case, *, now: datetime, calendar: Calendar) -> None:
    """Ring every mark that has fallen due, in the order of time; what a clock ends by itself, ends."""
    case.keep_up(calendar, at=now)
    while (rings := case.clocks.rings(calendar, case.marks)) and rings[0].mark.at <= now:
        first = rings[0]
        _tell(case, first, now=now, calendar=calendar)
        case.clocks = case.clocks.ring(first)
        if first.mark.is_end and first.clock.stopped_at is None:
            case.run_out(first.clock.kind, at=now, calendar=calendar)
    case.reckon(calendar)


def _tell(case: Case, ring: Ring, *, now: datetime, calendar: Calendar) -> None:
    deadline = ring.clock.deadline(calendar)
    assert deadline, "a clock without a deadline has no marks"
    grid = case.handler.grid_code if case.handler else None
    if ring.mark.percent >= ALL:
        overdue = ClockOverdue(
            case_id=case.id,
            clock=ring.clock.kind,
            due=deadline.at,
            worker_id=case.worker,
            grid_code=grid,
            overdue_at=now,
        )
        return case.record(overdue)
    warned = ClockWarned(
        case_id=case.id,
        clock=ring.clock.kind,
        mark=ring.mark.name,
        share=ring.mark.percent,
        due=deadline.at,
        worker_id=case.worker,
        grid_code=grid,
        warned_at=now,
    )
    return case.record(warned)
