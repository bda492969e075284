"""Lose an appointment: nobody came, or there is no slot any more; the application goes on without it."""

from datetime import datetime

from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars

MOST_OF_A_VISIT = 20  # applications for one appointment


def lose_appointment(
    cases: Cases, calendars: Calendars, appointment_id: str, *, reason: str, at: datetime
) -> None:
    """Leave what waits for it to the window; hearing of it twice changes nothing."""
    for application in cases.of_appointment(appointment_id, limit=MOST_OF_A_VISIT):
        calendar = calendars.current(application.calendar)
        application.lose_appointment(reason, at=at, calendar=calendar)
        cases.save(application)
