"""Supply materials that a one-time notice asks for."""

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.supply import Supply
from services.intake.domain.menu.material import Paper
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.applications.ports import Trust
from services.intake.usecases.applications.take_pledge import PledgeWords, take_pledge
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def supply_materials(
    cases: Cases,
    items: Items,
    calendars: Calendars,
    trust: Trust,
    case_id: str,
    *,
    papers: dict[str, Paper],
    others: tuple[str, ...],
    pledge: PledgeWords | None,
    command: Command,
) -> Application:
    """Take in what has come; with the last of it the application goes on where it was held up."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        taken = take_pledge(trust, pledge, at=command.at)
        application.supply(
            items.get(application.item_id).guide,
            Supply(papers=papers, others=others, pledge=taken),
            by=command.by,
            at=command.at,
            calendar=calendars.current(application.calendar),
        )
        cases.save(application)
    return application
