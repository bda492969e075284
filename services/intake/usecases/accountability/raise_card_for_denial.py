"""Raise a card for a contact that is denied: somebody said that he had spoken with who asked."""

from services.intake.domain.accountability.card_rules import FALSE_CONTACT
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.events.intake_handling import ContactDenied
from shared.kernel.ids import id_from


def raise_card_for_denial(bureau: Bureau, event: ContactDenied, *, fact: str) -> None:
    """Propose it against who claimed the contact; people hear him and confirm it, or do not."""
    rules = bureau.rules.in_force(event.denied_at)
    matter = Matter.of_case(bureau.cases.get(event.case_id))
    charge = Charge(
        rules=rules,
        rule=rules.get(FALSE_CONTACT),
        matter=matter,
        subject=subject_of(event.claimed_by, matter),
        evidence=Evidence(facts=(fact,)),
        at=event.denied_at,
    )
    propose_card(bureau, id_from("card", fact, FALSE_CONTACT), charge=charge)
