"""Close a slot: nobody is served in it after all."""

from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.ports import Slots
from shared.kernel.command import Command


def close_slot(slots: Slots, slot_id: str, *, reason: str, command: Command) -> Slot:
    """Give no seat away any more and cancel those that are booked; only at a hall of the caller's own."""
    slot = slots.get(slot_id)
    if "operator" not in command.by.roles:
        command.by.require_area(slot.session.area)
    if not slot.heeded(command):
        slot.close(reason, at=command.at)
        slots.save(slot)
    return slot
