"""What people and other services may ask of time."""

from typing import Any

from services.intake.schemas.clocks.forms import CalendarYearForm
from services.intake.schemas.clocks.views import CalendarYearView
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.clocks.publish_calendar_year import publish_calendar_year
from shared.kernel.command import Command
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing.door import command


class ClockDoors:
    """Doors of clocks and the calendar."""

    calendars: Calendars

    @command(CalendarYearForm, CalendarYearView, allow=("operator",))
    def publish_calendar_year(self, command: Command, **wish: Any) -> Any:
        """Put the announced working days of a year in force; every open clock is reckoned anew."""
        year = CalendarYear(
            year=wish["year"],
            status=YearStatus.OFFICIAL,
            off=frozenset(wish["off"]),
            worked=frozenset(wish["worked"]),
            source=wish["source"],
        )
        return publish_calendar_year(self.calendars, year=year, command=command)
