"""Publish a unit's calendar: the days of a year on which one unit keeps hours of its own."""

from services.intake.domain.clocks.unit_calendar import UnitCalendar
from services.intake.usecases.clocks.ports import UnitCalendars
from services.intake.usecases.organisation.ports import Units
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.workyear import SpecialDay


def publish_unit_calendar(
    calendars: UnitCalendars,
    units: Units,
    *,
    unit: str,
    year: int,
    days: tuple[SpecialDay, ...],
    source: str,
    command: Command,
) -> UnitCalendar:
    """Let these days hold for the unit and for what is below it; open clocks are reckoned anew."""
    units.organisation().lineage(unit)
    calendar = calendars.find(f"{unit}@{year}") or UnitCalendar.of(unit, year)
    if not calendar.heeded(command):
        calendar.publish(days, source=source, today=local_time(command.at).date())
        calendars.save(calendar)
    return calendar
