"""Raise a card for an order of an agent that is late: nobody has called, come or handed in in time."""

from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from services.intake.usecases.accountability.timed_evidence import timed_evidence
from services.intake.usecases.agency.ports import Orders
from shared.events.intake_agency import AgencyClockOverdue
from shared.kernel.ids import id_from


def raise_card_for_order(bureau: Bureau, orders: Orders, event: AgencyClockOverdue, *, fact: str) -> None:
    """Propose it against the agent, or against the unit where there was none yet; told twice, once."""
    rules = bureau.rules.in_force(event.overdue_at)
    rule = rules.about(Trigger.CLOCK, event.clock)
    if rule is None:
        return
    order = orders.get(event.order_id)
    matter = Matter.of_order(order)
    charge = Charge(
        rules=rules,
        rule=rule,
        matter=matter,
        subject=subject_of(event.agent_id, matter),
        evidence=timed_evidence(bureau, order, event.clock, due=event.due, at=event.overdue_at, fact=fact),
        at=event.overdue_at,
    )
    propose_card(bureau, id_from("card", fact, rule.code), charge=charge)
