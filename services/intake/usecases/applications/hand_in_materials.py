"""Hand in materials that a one-time notice asks for, as the applicant himself."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_own_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def hand_in_materials(
    cases: Cases, calendars: Calendars, case_id: str, *, papers: dict[str, str], command: Command
) -> Application:
    """Keep what he sends, by attachment; whoever is at the window looks at it."""
    application = get_own_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.hand_in(
            papers, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
