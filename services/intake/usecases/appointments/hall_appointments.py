"""Hall appointments: who is expected at a hall on a day, and who came."""

from datetime import date, timedelta

from services.intake.usecases.appointments.page_of import SlotPage, page_of
from services.intake.usecases.appointments.ports import Halls, Slots
from shared.kernel.calendar import local_moment
from shared.kernel.command import Caller

A_PAGE = 10  # slots


def hall_appointments(
    slots: Slots, halls: Halls, *, hall: str, day: date, cursor: str, street: str, caller: Caller
) -> SlotPage:
    """Return a page of slots with all who are in them; refuse who does not answer for the hall."""
    caller.require_area(street + halls.in_force(local_moment(day)).hall(hall).within)
    until = f"{day + timedelta(days=1)}"
    found = slots.of_hall(hall, None, after=max(cursor, f"{day}"), until=until, limit=A_PAGE + 1)
    return page_of(found, limit=A_PAGE)
