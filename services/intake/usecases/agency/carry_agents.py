"""Carry agents: who acts in an order by now neither decides nor judges its case, and is told as agreed."""

from datetime import datetime

from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.cases.ports import Cases


def carry_agents(orders: Orders, cases: Cases, order_id: str, *, at: datetime) -> None:
    """Let the case of an order know who acts in it; hearing of it twice changes nothing."""
    order = orders.get(order_id)
    if order.case_id is None:
        return
    case = cases.get(order.case_id)
    case.follow_agency(order.actors, notify_targets=order.notify_targets, at=at)
    if case.happened():
        cases.save(case)
