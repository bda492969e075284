"""Suspend agency: the agent does not go on for now."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Command


def suspend_agency(orders: Orders, order_id: str, *, reason: str, command: Command) -> AgencyOrder:
    """Keep it, with a word to both sides."""
    return change_order(
        orders, order_id, lambda order: order.suspend(reason, by=command.by, at=command.at), command=command
    )
