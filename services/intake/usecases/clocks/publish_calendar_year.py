"""Publish a calendar year: the State Council has announced it, or has corrected it."""

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command
from shared.kernel.workyear import CalendarYear


def publish_calendar_year(calendars: Calendars, *, year: CalendarYear, command: Command) -> CalendarRecord:
    """Put the announced days in force; every open clock is reckoned anew."""
    record = calendars.find(str(year.year)) or CalendarRecord.of(year.year)
    if not record.heeded(command):
        record.publish(year)
        calendars.save(record)
    return record
