"""Request a correction: tell once of all that is missing."""

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.correction import Finding
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def request_correction(
    cases: Cases, items: Items, calendars: Calendars, case_id: str, *, finding: Finding, command: Command
) -> Application:
    """Give the one-time notice; what runs for the applicant is held until he has supplied it."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.request_correction(
            items.get(application.item_id).guide,
            finding,
            by=command.by,
            at=command.at,
            calendar=calendars.current(application.calendar),
        )
        cases.save(application)
    return application
