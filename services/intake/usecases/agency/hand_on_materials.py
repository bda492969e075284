"""Hand on materials: the agent copies papers, presents them at the window, or gives them back."""

from services.intake.domain.agency.agency_order import AgencyOrder, HandOver
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Command


def hand_on_materials(orders: Orders, order_id: str, *, hand_over: HandOver, command: Command) -> AgencyOrder:
    """Add to the log who has the papers now, and what he has signed."""
    return change_order(
        orders,
        order_id,
        lambda order: order.hand_on(hand_over, by=command.by, at=command.at),
        command=command,
    )
