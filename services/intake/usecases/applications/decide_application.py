"""Decide an application."""

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.decision import DecisionPaper
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def decide_application(
    cases: Cases, items: Items, calendars: Calendars, case_id: str, *, paper: DecisionPaper, command: Command
) -> Application:
    """Grant or decline it; its clocks stop, and the result has to be handed out."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.decide(
            paper,
            items.get(application.item_id).guide,
            by=command.by,
            at=command.at,
            calendar=calendars.current(application.calendar),
        )
        cases.save(application)
    return application
