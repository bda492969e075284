"""End the present step of an application."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def end_step(
    cases: Cases, calendars: Calendars, case_id: str, *, result: str, command: Command
) -> Application:
    """Keep its result; the next step begins, if there is one."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.end_step(
            result, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
