"""What an application does when the appointment it waits for has come to nothing."""

from datetime import datetime

from services.intake.usecases.applications.lose_appointment import lose_appointment
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.events.intake_appointments import AppointmentCancelled, AppointmentMissed, VisitorServed
from shared.plumbing.bus import listens


class HallEars:
    """Doors for events of the halls."""

    cases: Cases
    calendars: Calendars

    @listens(AppointmentMissed)
    def on_appointment_missed(self, event: AppointmentMissed) -> None:
        self._lose(event.appointment_id, reason="missed", at=event.missed_at)

    @listens(AppointmentCancelled)
    def on_appointment_cancelled(self, event: AppointmentCancelled) -> None:
        self._lose(event.appointment_id, reason=event.reason, at=event.cancelled_at)

    @listens(VisitorServed)
    def on_visitor_served(self, event: VisitorServed) -> None:
        """Leave to the window what was not taken in while its visitor was there."""
        self._lose(event.appointment_id, reason="served", at=event.served_at)

    def _lose(self, appointment_id: str, *, reason: str, at: datetime) -> None:
        lose_appointment(self.cases, self.calendars, appointment_id, reason=reason, at=at)
