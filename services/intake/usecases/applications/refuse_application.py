"""Refuse an application that the street cannot take on."""

from services.intake.domain.applications.acceptance import RefusalOrder
from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def refuse_application(
    cases: Cases, calendars: Calendars, case_id: str, *, order: RefusalOrder, command: Command
) -> Application:
    """Say no, why, where else to go and what can be done against it."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.refuse(
            order, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
