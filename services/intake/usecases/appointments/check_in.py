"""Check in: a visitor with an appointment is in the hall."""

from services.intake.usecases.appointments.get_slot_of import get_slot_of
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.appointments.seat import Seat, seat
from shared.kernel.command import Command


def check_in(slots: Slots, appointment_id: str, *, command: Command) -> Seat:
    """Note that he has come, and give him his place in the line of the slot."""
    slot = get_slot_of(slots, appointment_id, by=command.by)
    if not slot.heeded(command):
        slot.check_in(appointment_id, at=command.at)
        slots.save(slot)
    return seat(slot, appointment_id)
