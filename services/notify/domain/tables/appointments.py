"""Who is told of what happens to an appointment."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_visitor
from shared.events.intake_appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMissed,
    AppointmentReminded,
)

TABLE = (
    Row(event=AppointmentBooked, message=Message.APPOINTMENT_BOOKED, reader=the_visitor),
    Row(event=AppointmentReminded, message=Message.APPOINTMENT_REMINDED, reader=the_visitor),
    Row(event=AppointmentCancelled, message=Message.APPOINTMENT_CANCELLED, reader=the_visitor),
    Row(event=AppointmentMissed, message=Message.APPOINTMENT_MISSED, reader=the_visitor),
)
