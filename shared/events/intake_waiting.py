"""What intake announces of cases that wait: for an appointment, for who asks, for the end of what hinders."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class AppointmentLapsed(CaseEvent):
    """The appointment of an application came to nothing; the window looks at it until `due`, as at any other.

    `reason` is missed, served (without it), visitor, office, closed (the slot), or rest_day (the hall).
    """

    name = "intake.appointment_lapsed"
    reason: str
    due: datetime | None
    lapsed_at: datetime
