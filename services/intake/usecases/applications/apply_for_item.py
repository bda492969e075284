"""Apply for an item: now, or with an appointment at which the papers are brought."""

from dataclasses import replace

from services.intake.domain.applications.acceptance import Appointed
from services.intake.domain.applications.application import Application
from services.intake.domain.appointments.appointment import Appointment
from services.intake.usecases.applications.submit_application import (
    Submission,
    id_of_case,
    submit_application,
)
from services.intake.usecases.appointments.get_slot_of import get_slot_of
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.cases.know_person import Person, know_person
from services.intake.usecases.cases.ports import Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid


def apply_for_item(
    slots: Slots,
    cases: Cases,
    items: Items,
    calendars: Calendars,
    desk: Desk,
    *,
    submission: Submission,
    appointment_id: str | None,
    command: Command,
) -> Application:
    """Submit it; with an appointment it waits for the slot of that seat.

    Refused: the seat of somebody else, one that is given up or over, and one for another item.
    """
    if appointment_id and cases.find(id_of_case(submission, command)) is None:
        slot = _slot_for(slots, desk, appointment_id, submission, command)
        submission = replace(submission, appointed=slot)
    return submit_application(cases, items, calendars, desk, submission=submission, command=command)


def _slot_for(
    slots: Slots, desk: Desk, appointment_id: str, submission: Submission, command: Command
) -> Appointed:
    slot = get_slot_of(slots, appointment_id, by=command.by)
    seat = slot.find(appointment_id)
    if not seat.is_booked or command.at >= slot.session.ends_at:
        raise Conflict("该预约已到场、已取消或者已过时，请重新预约")
    if seat.matter not in {None, submission.item}:
        raise Conflict("该预约办理的是别的事项")
    if seat.visitor.id != command.by.id:
        _require_visitor(seat, desk, submission, command)
    where = slot.session
    window = f"{where.hall_title}{where.window_title}"
    return Appointed(id=seat.id, since=where.starts_at, until=where.ends_at, window=window)


def _require_visitor(seat: Appointment, desk: Desk, submission: Submission, command: Command) -> None:
    """Refuse to enter for one what another has booked: known by his phone or, without one, by his name."""
    who = Person(name=submission.name, phone=submission.phone)
    asks = know_person(desk.seal, seat.id, person=who, caller=command.by)
    kept = seat.visitor
    name = desk.seal.open(kept.name, about=f"applicant.name/{seat.id}") if kept.name else None
    by_name = name == submission.name if not (kept.phone and submission.phone) else False
    if not (kept.is_the_one(asks) or by_name):
        raise Invalid("预约人不是该申请人", {"appointment_id": ["不是该申请人的预约"]})
