"""Get an order, for the resident and for those who work in its area."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound

ANY_AREA = frozenset({"service", "operator"})


def get_order(orders: Orders, order_id: str, *, by: Caller) -> AgencyOrder:
    """Return it to its resident, to who acted in it and to whose area it lies in; to others there is none."""
    order = orders.find(order_id)
    if order is None or not _may_see(order, by):
        raise NotFound("没有这个代办")
    return order


def _may_see(order: AgencyOrder, by: Caller) -> bool:
    its_own = order.principal.id is not None and order.principal.id == by.id
    return its_own or order.acted(by) or by.covers(order.area) or bool(by.roles & ANY_AREA)
