"""Reckon the clocks anew after the calendar has changed."""

from datetime import datetime

from services.intake.domain.ringing import reckon_anew
from services.intake.usecases.ports import Calendars, Cases
from shared.kernel.errors import StaleWrite

ONE_TURN = 100  # cases


def reckon_clocks(cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Reckon one turn of open cases with the calendar in force; return how many. No pause is lost."""
    calendar = calendars.current()
    outdated = cases.reckoned_otherwise(calendar.revision, limit=ONE_TURN)
    for id in outdated:
        case = cases.get(id)
        try:
            if reckon_anew(case, now=now, calendar=calendar):
                cases.save(case)
            else:
                cases.keep_reckoning(case)
        except StaleWrite:
            continue
    return len(outdated)
