"""Shows cases as they stand at a moment: clocks are reckoned, never stored."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.veil import Veil
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import SILENT
from services.intake.domain.clocks.kind_words import in_words
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller

Shown = dict[str, Any]


def show(case: Case, *, veil: Veil, calendar: Calendar, now: datetime) -> Shown:
    """Return what the views of a case read. Dates that nobody keeps are no clocks to look at."""
    clocks = [clock for clock in case.clocks if clock.kind not in SILENT]
    return {
        "case": case,
        "veil": veil,
        "applicant": case.applicant.shown,
        "inside": case,
        "history": case.history,
        "clocks": [_show_clock(clock, case, calendar, now) for clock in clocks],
    }


def show_to(reader: Caller, shown: Shown) -> Shown:
    """Leave out what the office says inside, where who asked reads it himself."""
    if shown["case"].applicant.id != reader.id:
        return shown
    outside = {name: part for name, part in shown.items() if name != "inside"}
    return outside | {"history": [replace(line, note="") for line in shown["history"]]}


def _show_clock(clock: Clock, case: Case, calendar: Calendar, now: datetime) -> Shown:
    deadline = clock.deadline(calendar)
    return {
        "id": clock.id,
        "kind": clock.kind,
        "kind_words": in_words(clock.kind),
        "unit": clock.limit.unit,
        "amount": clock.granted.amount,
        "started_at": clock.started_at,
        "stopped_at": clock.stopped_at,
        "due": deadline.at if deadline else None,
        "last_day": deadline.last_day if deadline else None,
        "provisional": deadline.provisional if deadline else False,
        "light": clock.light(now, calendar, yellow_from=case.policy.yellow_from),
        "segments": clock.segments,
    }
