"""Request the withdrawal of an application."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application_for
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command


def request_withdrawal(cases: Cases, case_id: str, *, reason: str, command: Command) -> Application:
    """Note that somebody asks for it; the applicant has to confirm."""
    application = get_application_for(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.request_withdrawal(reason, by=command.by, at=command.at)
        cases.save(application)
    return application
