"""Deliver a result."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.delivery import Delivery
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def deliver_result(
    cases: Cases,
    calendars: Calendars,
    case_id: str,
    *,
    method: ServiceMethod,
    proof: str,
    consent: str,
    served_at: datetime | None,
    command: Command,
) -> Application:
    """Keep how and when it reached the applicant; now, where nothing else is said."""
    application = get_application(cases, case_id, by=command.by)
    if not application.heeded(command):
        delivery = Delivery(method=method, proof=proof, consent=consent, served_at=served_at or command.at)
        calendar = calendars.current(application.calendar)
        application.deliver(delivery, by=command.by, at=command.at, calendar=calendar)
        cases.save(application)
    return application
