"""Seat: an appointment and the slot it is in, as they are shown together."""

from typing import NamedTuple

from services.intake.domain.appointments.appointment import Appointment
from services.intake.domain.appointments.slot import Slot


class Seat(NamedTuple):
    """One appointment, where and when."""

    slot: Slot
    appointment: Appointment


def seat(slot: Slot, appointment_id: str) -> Seat:
    """Return an appointment with its slot, or raise NotFound."""
    return Seat(slot, slot.find(appointment_id))
