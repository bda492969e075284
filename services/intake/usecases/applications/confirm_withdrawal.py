"""Confirm a withdrawal, as or for the applicant."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application_for
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def confirm_withdrawal(
    cases: Cases, calendars: Calendars, case_id: str, *, proof: str, command: Command
) -> Application:
    """End it; who enters it for the applicant says what proves that he confirms."""
    application = get_application_for(cases, case_id, by=command.by)
    if not proof and application.applicant.id != command.by.id:
        raise Invalid("须有申请人确认撤件的凭证", {"proof": ["必填"]})
    if not application.heeded(command):
        calendar = calendars.current(application.calendar)
        application.confirm_withdrawal(proof, by=command.by, at=command.at, calendar=calendar)
        cases.save(application)
    return application
