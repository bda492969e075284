"""Resume agency: the agent goes on."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Command


def resume_agency(orders: Orders, order_id: str, *, command: Command) -> AgencyOrder:
    """Keep it, with a word to both sides."""
    return change_order(
        orders, order_id, lambda order: order.resume(by=command.by, at=command.at), command=command
    )
