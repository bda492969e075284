"""Take a ticket: somebody has just come, without an appointment and perhaps without a phone."""

from datetime import timedelta

from services.intake.domain.appointments.appointment import Appointment, SeatChannel
from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.ports import Reception
from services.intake.usecases.appointments.seat import Seat, seat
from services.intake.usecases.cases.know_person import Person, know_person
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from

MOST_OF_A_DAY = 100  # slots of one group of windows


def take_ticket(
    reception: Reception,
    *,
    hall: str,
    window_group: str,
    person: Person,
    matter: str | None,
    command: Command,
) -> Seat:
    """Give the next seat of today: in the slot under way, or in the next that has one left."""
    id = id_from("appointment", command.by.id, command.id)
    slot = reception.slots.with_appointment(id) or _slot_for(id, reception, hall, window_group, command)
    if not slot.heeded(command):
        ticket = Appointment(
            id=id,
            channel=SeatChannel.WALK_IN,
            visitor=know_person(reception.seal, id, person=person, caller=command.by),
            matter=matter,
            booked_at=command.at,
            booked_by=command.by.id,
        )
        slot.take_ticket(ticket, at=command.at)
        reception.slots.save(slot)
    return seat(slot, id)


def _slot_for(id: str, reception: Reception, hall: str, window_group: str, command: Command) -> Slot:
    """Return the first slot of the rest of today that has a seat left, or this very ticket by now."""
    today = local_time(command.at).date()
    until = f"{today + timedelta(days=1)}"
    slots = reception.slots.of_hall(hall, window_group, after=f"{today}", until=until, limit=MOST_OF_A_DAY)
    for slot in slots:
        command.by.require_area(slot.session.area)
        has_seat = command.at < slot.session.ends_at and slot.free(SeatChannel.WALK_IN)
        if has_seat or slot.holds(id):
            return slot
    raise Conflict("今日号已取完，请改日再来或者预约")
