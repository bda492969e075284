"""Accept an application whose materials are complete."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def accept_application(
    cases: Cases, items: Items, calendars: Calendars, case_id: str, *, command: Command
) -> Application:
    """Take it on under the version of the item it was received for; from here its clocks run."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        item = items.get(application.item_id)
        application.accept(
            item, by=command.by, at=command.at, calendar=calendars.current(application.calendar)
        )
        cases.save(application)
    return application
