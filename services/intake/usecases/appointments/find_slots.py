"""Find slots: what can be booked at a hall, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.intake.usecases.appointments.page_of import SlotPage, page_of
from services.intake.usecases.appointments.ports import Slots

A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Days:
    """From the first day to the last, at some windows of a hall or at all of them; `cursor` is a place."""

    hall: str
    window_group: str | None
    first: date
    last: date
    cursor: str


def find_slots(slots: Slots, days: Days) -> SlotPage:
    """Return a page of slots, earliest first, those that are full too: people see why they find none."""
    until = f"{days.last + timedelta(days=1)}"
    after = max(days.cursor, f"{days.first}")
    found = slots.of_hall(days.hall, days.window_group, after=after, until=until, limit=A_PAGE + 1)
    return page_of(found, limit=A_PAGE)
