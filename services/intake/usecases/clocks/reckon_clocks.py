"""Reckon the clocks anew after the calendar has changed."""

from datetime import datetime

from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.each_case import each_case
from services.intake.usecases.clocks.keep_case import keep_case
from services.intake.usecases.clocks.ports import Calendars

ONE_TURN = 100  # cases


def reckon_clocks(cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Reckon one turn of open cases with the calendar in force; return how many. No pause is lost."""

    def reckon_one(id: str) -> None:
        case = cases.get(id)
        case.keep_up(calendars.current(case.calendar), at=now)
        keep_case(cases, case)

    outdated = cases.reckoned_otherwise(calendars.current().revision, limit=ONE_TURN)
    each_case(outdated, reckon_one)
    return len(outdated)
