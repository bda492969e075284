"""Prepare the delivery of a result."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command


def prepare_delivery(cases: Cases, case_id: str, *, command: Command) -> Application:
    """Say that it lies ready for the applicant."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        application.prepare_delivery(by=command.by, at=command.at)
        cases.save(application)
    return application
