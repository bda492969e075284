"""Cancel an appointment: the visitor gives it up, or the office does it for him."""

from services.intake.usecases.appointments.get_slot_of import get_slot_of
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.appointments.seat import Seat, seat
from shared.kernel.command import Command


def cancel_appointment(slots: Slots, appointment_id: str, *, command: Command) -> Seat:
    """Free the seat before the slot begins; whoever wants another time books it then."""
    slot = get_slot_of(slots, appointment_id, by=command.by)
    if not slot.heeded(command):
        reason = "visitor" if "resident" in command.by.roles else "office"
        slot.cancel(appointment_id, reason=reason, at=command.at)
        slots.save(slot)
    return seat(slot, appointment_id)
