"""What people and other services may ask of time."""

from typing import Any

from services.intake.entrypoints.counter import ANYBODY, Counter
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import ClockView
from services.intake.schemas.clocks.explaining import explain
from services.intake.schemas.clocks.forms import CalendarYearForm, ExplainClockForm, UnitCalendarForm
from services.intake.schemas.clocks.views import CalendarYearView, ExplanationView, UnitCalendarView
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.veil_case import veil_case
from services.intake.usecases.clocks.explain_clock import explain_clock
from services.intake.usecases.clocks.ports import UnitCalendars
from services.intake.usecases.clocks.publish_calendar_year import publish_calendar_year
from services.intake.usecases.clocks.publish_unit_calendar import publish_unit_calendar
from services.intake.usecases.organisation.ports import Units
from shared.kernel import clock as time
from shared.kernel.command import Caller, Command
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing.door import Page, command, query


class ClockDoors(Counter):
    """Doors of clocks and the calendar."""

    unit_calendars: UnitCalendars
    units: Units

    @query(ExplainClockForm, ExplanationView, allow=ANYBODY)
    def explain_clock(self, caller: Caller, case_id: str, clock: str) -> Shown:
        """Show how the time of a clock was used: every interval with its reason in words."""
        case, found = explain_clock(self.cases, case_id, clock, caller=caller)
        calendar, veil = self.calendars.current(case.calendar), veil_case(self.seal, case)
        return explain(case, found, veil=veil, calendar=calendar, now=time.now())

    @query(CaseForm, Page(ClockView), allow=ANYBODY)
    def list_clocks(self, caller: Caller, case_id: str) -> Shown:
        """Show all clocks of a case as they stand now, oldest first; all of them, for they are few."""
        shown = self.show(get_case(self.cases, case_id, caller=caller))
        return {"items": shown["clocks"], "next": None}

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

    @command(UnitCalendarForm, UnitCalendarView, allow=("operator", "leader"))
    def publish_unit_calendar(self, command: Command, **wish: Any) -> Any:
        """Let a unit of the street keep hours of its own on some days; its clocks are reckoned anew."""
        if "operator" not in command.by.roles:
            command.by.require_area(self.street)
        return publish_unit_calendar(self.unit_calendars, self.units, **wish, command=command)
