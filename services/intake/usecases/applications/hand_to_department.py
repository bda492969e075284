"""Hand an application to the department that has its first step."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def hand_to_department(
    cases: Cases, calendars: Calendars, case_id: str, *, department: str, command: Command
) -> Application:
    """Pass it on; the clock of the step starts, that of the promise runs on."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.hand_over(
            department, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
