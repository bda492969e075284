"""Raise a card for a promise that was not kept for longer than the rules bear."""

from dataclasses import replace

from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.holding import timely
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.events.intake_cards import PromiseExceeded
from shared.kernel.ids import id_from


def raise_card_for_excess(bureau: Bureau, event: PromiseExceeded, *, fact: str) -> None:
    """Propose the next card, against who had the case by then; hearing of it twice raises it once."""
    case = bureau.cases.get(event.case_id)
    [clock] = [each for each in case.clocks if each.id == event.clock_id]
    rules = bureau.rules.in_force(event.exceeded_at)
    rule = rules.about(Trigger.EXCEEDED, clock.kind)
    if rule is None:
        return
    calendar = bureau.calendars.current(case.calendar)
    evidence = timely(case, clock, fact=fact, until=event.exceeded_at, calendar=calendar)
    matter = Matter.of_case(case)
    charge = Charge(
        rules=rules,
        rule=rule,
        matter=matter,
        subject=subject_of(event.worker_id, matter),
        evidence=replace(evidence, cards=(event.card_id,)),
        at=event.exceeded_at,
    )
    propose_card(bureau, id_from("card", fact, rule.code), charge=charge)
