"""Serve an appointment: it was the visitor's turn."""

from services.intake.usecases.appointments.get_slot_of import get_slot_of
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.appointments.seat import Seat, seat
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command


def serve_appointment(
    slots: Slots, cases: Cases, appointment_id: str, *, case_id: str | None, command: Command
) -> Seat:
    """Note that he was served, and which case followed; refused is a case that nobody knows."""
    slot = get_slot_of(slots, appointment_id, by=command.by)
    if not slot.heeded(command):
        if case_id:
            get_case_in_area(cases, case_id, by=command.by)
        slot.serve(appointment_id, command.by, case_id=case_id, at=command.at)
        slots.save(slot)
    return seat(slot, appointment_id)
