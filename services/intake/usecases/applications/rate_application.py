"""Rate an application."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.get_application import get_application_for
from services.intake.usecases.cases.ports import Cases, RatingScales
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def rate_application(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    case_id: str,
    *,
    score: int,
    command: Command,
) -> Application:
    """Keep what the applicant says of it, 1 to 5."""
    application = get_application_for(cases, case_id, by=command.by)
    if not application.heeded(command):
        by, at, calendar = command.by, command.at, calendars.current(application.calendar)
        application.rate(score, scale=scales.in_force(at).version_no, by=by, at=at, calendar=calendar)
        cases.save(application)
    return application
