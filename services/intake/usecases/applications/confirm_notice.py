"""Confirm the receipt of a one-time notice, as or for the applicant."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.notice import Receipt, ServiceMethod
from services.intake.usecases.applications.get_application import get_application_for
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def confirm_notice(
    cases: Cases,
    case_id: str,
    *,
    method: ServiceMethod,
    proof: str,
    served_at: datetime | None,
    command: Command,
) -> Application:
    """Keep how it reached him; who enters it for the applicant says what proves it."""
    application = get_application_for(cases, case_id, by=command.by)
    if not proof and application.applicant.id != command.by.id:
        raise Invalid("须有送达凭证", {"proof": ["必填"]})
    if not application.heeded(command):
        receipt = Receipt(method=method, proof=proof, served_at=served_at or command.at)
        application.confirm_receipt(receipt, by=command.by.id, at=command.at)
        cases.save(application)
    return application
