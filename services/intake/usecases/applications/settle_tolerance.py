"""Settle a tolerance: what was promised has come."""

from services.intake.domain.applications.application import Application
from services.intake.domain.menu.material import Paper
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def settle_tolerance(
    cases: Cases,
    items: Items,
    calendars: Calendars,
    case_id: str,
    *,
    papers: dict[str, Paper],
    command: Command,
) -> Application:
    """Take it in; what was withheld may be handed out."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.settle(
            items.get(application.item_id).guide,
            papers,
            by=command.by,
            at=command.at,
            calendar=calendars.current(application.calendar),
        )
        cases.save(application)
    return application
