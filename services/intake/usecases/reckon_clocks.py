"""Reckon the clocks anew after the calendar has changed."""

from datetime import datetime

from services.intake.usecases.ports import Calendars, Cases
from shared.kernel.errors import StaleWrite

ONE_TURN = 100  # cases


def reckon_clocks(cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Reckon one turn of open cases with the calendar in force; return how many. No pause is lost."""
    outdated = cases.reckoned_otherwise(calendars.current().revision, limit=ONE_TURN)
    for id in outdated:
        case = cases.get(id)
        case.keep_up(calendars.current(case.calendar), at=now)
        try:
            if case.happened():
                cases.save(case)
            else:
                cases.keep_reckoning(case)
        except StaleWrite:
            continue
    return len(outdated)
