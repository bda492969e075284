"""Raise a card for an answer that is late: whoever was asked first has not said whose matter it is."""

from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from services.intake.usecases.accountability.timed_evidence import timed_evidence
from services.intake.usecases.contacts.ports import Contacts
from shared.events.intake_contacts import ContactOverdue
from shared.kernel.ids import id_from


def raise_card_for_answer(bureau: Bureau, contacts: Contacts, event: ContactOverdue, *, fact: str) -> None:
    """Propose it against who was asked; told twice, once."""
    rules = bureau.rules.in_force(event.overdue_at)
    rule = rules.about(Trigger.CLOCK, ClockKind.ANSWER)
    if rule is None:
        return
    contact = contacts.get(event.contact_id)
    matter = Matter.of_contact(contact)
    charge = Charge(
        rules=rules,
        rule=rule,
        matter=matter,
        subject=subject_of(event.asked_staff, matter),
        evidence=timed_evidence(
            bureau, contact, ClockKind.ANSWER, due=event.due, at=event.overdue_at, fact=fact
        ),
        at=event.overdue_at,
    )
    propose_card(bureau, id_from("card", fact, rule.code), charge=charge)
