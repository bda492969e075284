"""Change an order: load it, tell it, save it, once however often it is wished."""

from collections.abc import Callable

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Command


def change_order(
    orders: Orders, order_id: str, tell: Callable[[AgencyOrder], None], *, command: Command
) -> AgencyOrder:
    """Return the order as it is then."""
    order = get_order(orders, order_id, by=command.by)
    if not order.heeded(command):
        tell(order)
        orders.save(order)
    return order
