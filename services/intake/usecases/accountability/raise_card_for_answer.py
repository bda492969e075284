"""Raise a card for an answer that is late: whoever was asked first has not said whose matter it is."""

from services.intake.domain.accountability.matter import Matter
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card_for_lateness import Late, raise_card_for_lateness
from services.intake.usecases.contacts.ports import Contacts
from shared.events.intake_contacts import ContactOverdue


def raise_card_for_answer(bureau: Bureau, contacts: Contacts, event: ContactOverdue, *, fact: str) -> None:
    """Propose it against who was asked; told twice, once."""
    contact = contacts.get(event.contact_id)
    late = Late(
        timed=contact,
        matter=Matter.of_contact(contact),
        kind=ClockKind.ANSWER,
        who=event.asked_staff,
        due=event.due,
        at=event.overdue_at,
    )
    raise_card_for_lateness(bureau, late, fact=fact)
