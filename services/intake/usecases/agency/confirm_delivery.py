"""Confirm a delivery: the resident has the result and his papers."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def confirm_delivery(orders: Orders, calendars: Calendars, order_id: str, *, command: Command) -> AgencyOrder:
    """End it well, on the word of the resident or of somebody who was not the agent."""
    return change_order(
        orders,
        order_id,
        lambda order: order.confirm(command.by, at=command.at, calendar=calendars.current(order.calendar)),
        command=command,
    )
