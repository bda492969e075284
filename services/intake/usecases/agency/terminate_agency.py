"""Terminate agency: it ends without a result, for the resident or for the office."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def terminate_agency(
    orders: Orders, calendars: Calendars, order_id: str, *, reason: str, command: Command
) -> AgencyOrder:
    """End it; refused as long as an original is with the agent."""
    return change_order(
        orders,
        order_id,
        lambda order: order.terminate(
            reason, by=command.by, at=command.at, calendar=calendars.current(order.calendar)
        ),
        command=command,
    )
