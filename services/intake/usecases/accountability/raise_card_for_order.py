"""Raise a card for an order of an agent that is late: nobody has called, come or handed in in time."""

from services.intake.domain.accountability.matter import Matter
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card_for_lateness import Late, raise_card_for_lateness
from services.intake.usecases.agency.ports import Orders
from shared.events.intake_agency import AgencyClockOverdue


def raise_card_for_order(bureau: Bureau, orders: Orders, event: AgencyClockOverdue, *, fact: str) -> None:
    """Propose it against the agent, or against the unit where there was none yet; told twice, once."""
    order = orders.get(event.order_id)
    late = Late(
        timed=order,
        matter=Matter.of_order(order),
        kind=event.clock,
        who=event.agent_id,
        due=event.due,
        at=event.overdue_at,
    )
    raise_card_for_lateness(bureau, late, fact=fact)
