"""Raise a card for a second correction notice: whoever gave the first had not told all at once."""

from services.intake.domain.accountability.card_rules import SECOND_NOTICE
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.events.intake_applications import SecondNoticeGiven
from shared.kernel.ids import id_from


def raise_card_for_notice(bureau: Bureau, event: SecondNoticeGiven, *, fact: str) -> None:
    """Propose it against who gave the first notice; hearing of it twice raises it once."""
    rules = bureau.rules.in_force(event.given_at)
    matter = Matter.of_case(bureau.cases.get(event.case_id))
    charge = Charge(
        rules=rules,
        rule=rules.get(SECOND_NOTICE),
        matter=matter,
        subject=subject_of(event.first_given_by, matter),
        evidence=Evidence(facts=(fact,)),
        at=event.given_at,
    )
    propose_card(bureau, id_from("card", fact, SECOND_NOTICE), charge=charge)
