"""Record a visit: somebody was at home, or nobody."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.home_visit import VisitOutcome
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def record_visit(
    orders: Orders, calendars: Calendars, order_id: str, *, outcome: VisitOutcome, command: Command
) -> AgencyOrder:
    """Keep what came of it."""
    return change_order(
        orders,
        order_id,
        lambda order: order.record_visit(
            outcome, by=command.by, at=command.at, calendar=calendars.current(order.calendar)
        ),
        command=command,
    )
