"""Book a visit: the agent and the resident agree when he comes."""

from datetime import date, time

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.home_visit import HomeVisit
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.agency.require_free import require_free
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def book_visit(
    orders: Orders,
    calendars: Calendars,
    order_id: str,
    *,
    day: date,
    start: time,
    end: time,
    command: Command,
) -> AgencyOrder:
    """Keep the window of time; who agrees the first one is the agent, unless one was named.

    Refused where the agent has agreed to be at another door then.
    """

    def tell(order: AgencyOrder) -> None:
        visit = HomeVisit(day=day, start=start, end=end, booked_at=command.at)
        require_free(orders, order.agent_id or command.by.id, order_id=order.id, visit=visit)
        calendar = calendars.current(order.calendar)
        order.book_visit(visit, by=command.by, at=command.at, calendar=calendar)

    return change_order(orders, order_id, tell, command=command)
