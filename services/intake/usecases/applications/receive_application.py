"""Receive an application that somebody has an appointment for."""

from services.intake.domain.applications.application import Application
from services.intake.domain.menu.material import Paper
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def receive_application(
    cases: Cases,
    items: Items,
    calendars: Calendars,
    case_id: str,
    *,
    papers: dict[str, Paper],
    command: Command,
) -> Application:
    """Take in what is brought to the window; what is complete is accepted at once."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        item, calendar = items.get(application.item_id), calendars.current(application.calendar)
        presented = application.presented.with_papers(papers)
        application.receive(presented, by=command.by, at=command.at, calendar=calendar)
        if presented.is_complete(item.guide):
            application.accept(item, by=command.by, at=command.at, calendar=calendar)
        cases.save(application)
    return application
