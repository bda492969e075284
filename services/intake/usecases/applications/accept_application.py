"""Accept an application whose materials are complete, or promised where they may follow."""

from services.intake.domain.applications.application import Application
from services.intake.domain.menu.material import Paper
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.applications.ports import Trust
from services.intake.usecases.applications.take_pledge import PledgeWords, take_pledge
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def accept_application(
    cases: Cases,
    items: Items,
    calendars: Calendars,
    trust: Trust,
    case_id: str,
    *,
    papers: dict[str, Paper],
    pledge: PledgeWords | None,
    command: Command,
) -> Application:
    """Take it on under the version of the item it was received for; from here its clocks run.

    `papers` are what was found of them at the window, where that is not what was said at first.
    """
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        item, calendar = items.get(application.item_id), calendars.current(application.calendar)
        taken = take_pledge(trust, pledge, at=command.at)
        application.accept(item, papers=papers, pledge=taken, by=command.by, at=command.at, calendar=calendar)
        cases.save(application)
    return application
