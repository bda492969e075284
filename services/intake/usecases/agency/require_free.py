"""Require that an agent is free: nobody comes to two doors at once."""

from services.intake.domain.agency.home_visit import HomeVisit
from services.intake.usecases.agency.ports import Orders
from shared.kernel.errors import Conflict

MOST = 100  # visits of one agent on one day


def require_free(orders: Orders, agent_id: str, *, order_id: str, visit: HomeVisit) -> None:
    """Refuse a window that overlaps with one that he has agreed for another order."""
    for other in orders.visits_of(agent_id, visit.day, limit=MOST):
        if other.id != order_id and other.awaited_visit and other.awaited_visit.overlaps(visit):
            raise Conflict(
                "代办员该时段已约其他上门", {"start": [f"{other.awaited_visit.start:%H:%M}起已有上门"]}
            )
