"""Note submitted: the application of an order has its number."""

from datetime import datetime

from services.intake.domain.cases.history import SYSTEM
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.clocks.ports import Calendars


def note_submitted(
    orders: Orders, calendars: Calendars, order_id: str | None, *, case_id: str, number: str, at: datetime
) -> None:
    """Keep it on the order, if an agent asked for the resident; hearing of it twice changes nothing."""
    if order_id is None:
        return
    order = orders.get(order_id)
    if order.case_id != case_id:
        calendar = calendars.current(order.calendar)
        order.note_submitted(case_id, number=number, by=SYSTEM, at=at, calendar=calendar)
        orders.save(order)
