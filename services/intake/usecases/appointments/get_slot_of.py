"""Get the slot of an appointment, for its visitor or for the staff of its hall."""

from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.ports import Slots
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


def get_slot_of(slots: Slots, appointment_id: str, *, by: Caller) -> Slot:
    """Return it; to anybody else it reads as no appointment, or he is told that the hall is not his."""
    slot = slots.with_appointment(appointment_id)
    if slot is None:
        raise NotFound("没有这个预约")
    if "resident" not in by.roles:
        by.require_area(slot.session.area)
    elif slot.find(appointment_id).visitor.id != by.id:
        raise NotFound("没有这个预约")
    return slot
