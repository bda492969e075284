"""Start a special procedure, whose time is not counted."""

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.special import SpecialOrder
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def start_special_procedure(
    cases: Cases, calendars: Calendars, case_id: str, *, order: SpecialOrder, command: Command
) -> Application:
    """Begin it, told in writing; the clocks wait."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.start_special(
            order, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
