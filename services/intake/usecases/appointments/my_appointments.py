"""My appointments: what a resident has booked, from a day on."""

from datetime import date

from services.intake.usecases.appointments.page_of import page_of
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.appointments.seat import Seat
from services.intake.usecases.cases.know_person import prints_of
from services.intake.usecases.cases.ports import PersonSeal
from shared.kernel.command import Caller

A_PAGE = 20


def my_appointments(
    slots: Slots, seal: PersonSeal, *, since: date, cursor: str, caller: Caller
) -> tuple[list[Seat], str | None]:
    """Return a page of them, earliest first, and where to go on; what was cancelled too."""
    found = slots.of_person(prints_of(seal, caller), after=max(cursor, f"{since}"), limit=A_PAGE + 1)
    shown, following = page_of(found, limit=A_PAGE)
    mine = [Seat(slot, each) for slot in shown for each in slot.appointments if each.visitor.id == caller.id]
    return mine, following
