"""Name the agent who answers for an order."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.agency.require_free import require_free
from shared.kernel.command import Command


def name_agent(
    orders: Orders, order_id: str, *, agent_id: str, grid_code: str, command: Command
) -> AgencyOrder:
    """Say who answers for it and in which grid it lies; only for an area of the caller's own.

    Refused where a visit is agreed at which the agent would have to be at another door.
    """

    def tell(order: AgencyOrder) -> None:
        command.by.require_area(order.area)
        if order.awaited_visit:
            require_free(orders, agent_id, order_id=order.id, visit=order.awaited_visit)
        order.name_agent(agent_id, area=grid_code, by=command.by, at=command.at)

    return change_order(orders, order_id, tell, command=command)
