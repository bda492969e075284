"""Raise a card for a fault that a fact of the case shows by itself, without a clock or a reckoning."""

from datetime import datetime

from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.kernel.ids import id_from


def raise_card_for_fault(
    bureau: Bureau, rule: str, *, case_id: str, worker_id: str, at: datetime, fact: str
) -> None:
    """Propose the card of a rule against who is at fault; hearing of it twice raises it once."""
    rules = bureau.rules.in_force(at)
    matter = Matter.of_case(bureau.cases.get(case_id))
    charge = Charge(
        rules=rules,
        rule=rules.get(rule),
        matter=matter,
        subject=subject_of(worker_id, matter),
        evidence=Evidence(facts=(fact,)),
        at=at,
    )
    propose_card(bureau, id_from("card", fact, rule), charge=charge)
