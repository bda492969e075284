"""Raise a card for a contact that is denied: somebody said that he had spoken with who asked."""

from services.intake.domain.accountability.card_rules import FALSE_CONTACT
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card_for_fault import raise_card_for_fault
from shared.events.intake_handling import ContactDenied


def raise_card_for_denial(bureau: Bureau, event: ContactDenied, *, fact: str) -> None:
    """Propose it against who claimed the contact; people hear him and confirm it, or do not."""
    raise_card_for_fault(
        bureau,
        FALSE_CONTACT,
        case_id=event.case_id,
        worker_id=event.claimed_by,
        at=event.denied_at,
        fact=fact,
    )
