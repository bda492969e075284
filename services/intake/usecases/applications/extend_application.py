"""Extend the time of an application."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def extend_application(
    cases: Cases, calendars: Calendars, case_id: str, *, reasons: str, command: Command
) -> Application:
    """Add the time that may be added, once, and tell the applicant why."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.extend(
            reasons, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
