"""Drop a withdrawal that was asked for."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application_for
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command


def drop_withdrawal(cases: Cases, case_id: str, *, command: Command) -> Application:
    """Go on where it was."""
    application = get_application_for(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.drop_withdrawal(by=command.by, at=command.at)
        cases.save(application)
    return application
