"""Reckon the clocks anew after the calendar has changed."""

from datetime import datetime

from services.intake.usecases.clocks.keep_timed import keep_timed
from services.intake.usecases.clocks.ports import Calendars, T, TimedOnes
from shared.kernel.each_one import each_one

ONE_TURN = 100


def reckon_clocks(ones: TimedOnes[T], calendars: Calendars, *, now: datetime) -> int:
    """Reckon one turn of open ones with the calendar in force; return how many. No pause is lost."""

    def reckon_one(id: str) -> None:
        timed = ones.get(id)
        timed.keep_up(calendars.current(timed.calendar), at=now)
        keep_timed(ones, timed)

    outdated = ones.reckoned_otherwise(calendars.current().revision, limit=ONE_TURN)
    each_one(outdated, reckon_one)
    return len(outdated)
