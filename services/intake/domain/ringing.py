"""Ringing: the marks of a case's clocks become facts, each once; and what a new calendar moves is told."""

from datetime import datetime

from services.intake.domain.case import Case
from services.intake.domain.clocks import Ring
from services.intake.domain.light import ALL
from shared.events.intake import ClockMoved, ClockOverdue, ClockWarned
from shared.kernel.calendar import Calendar


def ring(case: Case, *, now: datetime, calendar: Calendar) -> int:
    """Ring every mark that has fallen due, in the order of time; return how many rang."""
    count = 0
    while (rings := case.clocks.rings(calendar, case.marks)) and rings[0].mark.at <= now:
        _tell(case, rings[0], now=now, calendar=calendar)
        case.clocks = case.clocks.ring(rings[0])
        count += 1
    case.reckon(calendar)
    return count


def _tell(case: Case, ring: Ring, *, now: datetime, calendar: Calendar) -> None:
    deadline = ring.clock.deadline(calendar)
    assert deadline, "a clock without a deadline has no marks"
    worker, grid = (case.handler.worker_id, case.handler.grid_code) if case.handler else (None, None)
    if ring.mark.percent >= ALL:
        overdue = ClockOverdue(
            case_id=case.id,
            clock=ring.clock.kind,
            due=deadline.at,
            worker_id=worker,
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
        worker_id=worker,
        grid_code=grid,
        warned_at=now,
    )
    return case.record(warned)


def reckon_anew(case: Case, *, now: datetime, calendar: Calendar) -> int:
    """Reckon with a new calendar; tell of every deadline that has moved, and return how many have."""
    before = dict(case.due)
    case.reckon(calendar)
    moved = [kind for kind in before.keys() | case.due.keys() if before.get(kind) != case.due.get(kind)]
    for kind in sorted(moved):
        case.record(
            ClockMoved(
                case_id=case.id,
                clock=kind,
                was_due=before.get(kind),
                due=case.due.get(kind),
                reason="calendar_changed",
                moved_at=now,
            )
        )
    return len(moved)
