"""Book an appointment: on the net, by phone, or at a window on somebody's behalf."""

from dataclasses import dataclass
from datetime import timedelta

from services.intake.domain.appointments.appointment import Appointment, SeatChannel
from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.ports import Reception
from services.intake.usecases.appointments.seat import Seat, seat
from services.intake.usecases.cases.know_person import Person, know_person
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Invalid, NotAllowed
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Booking:
    """Which slot, who comes, and for what: the code of a service item, if it is said."""

    slot_id: str
    channel: SeatChannel
    person: Person
    matter: str | None


def book_appointment(reception: Reception, *, booking: Booking, command: Command) -> Seat:
    """Give a seat. Of two who want the last one the slower is refused, for the slot guards its seats."""
    id = id_from("appointment", command.by.id, command.id)
    slot = reception.slots.get(booking.slot_id)
    if not slot.heeded(command):
        _require_fitting(booking, command)
        appointment = _appointment(id, reception, booking, command)
        slot.book(
            appointment,
            no_shows=_no_shows(reception, slot, appointment),
            calendar=reception.calendars.current(),
        )
        reception.slots.save(slot)
    return seat(slot, id)


def _require_fitting(booking: Booking, command: Command) -> None:
    """Refuse a channel that is not the caller's, and a visitor whom nobody could tell from another."""
    person, by_himself = booking.person, "resident" in command.by.roles
    if by_himself is not (booking.channel is SeatChannel.NET):
        raise NotAllowed("居民只能网上预约，工作人员只能登记电话、窗口预约")
    if not by_himself and not (person.name and (person.phone or person.id_number)):
        raise Invalid("须登记姓名和电话（或者身份证号）", {"name": ["必填"], "phone": ["必填其一"]})


def _appointment(id: str, reception: Reception, booking: Booking, command: Command) -> Appointment:
    return Appointment(
        id=id,
        channel=booking.channel,
        visitor=know_person(reception.seal, id, person=booking.person, caller=command.by),
        matter=booking.matter,
        booked_at=command.at,
        booked_by=command.by.id,
    )


def _no_shows(reception: Reception, slot: Slot, appointment: Appointment) -> int:
    rules = slot.rules
    since = local_time(appointment.booked_at).date() - timedelta(days=rules.no_show_days)
    prints = appointment.visitor.prints
    return reception.slots.count_missed(prints, since=since, limit=rules.most_no_shows)
