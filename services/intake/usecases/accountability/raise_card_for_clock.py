"""Raise a card for a clock that is overdue. A warning is a light and raises nothing."""

from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.holding import timely
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.events.intake import ClockOverdue
from shared.kernel.ids import id_from


def raise_card_for_clock(bureau: Bureau, event: ClockOverdue, *, fact: str) -> None:
    """Propose the card that the rules of that day ask for, against who had the case in hand then.

    Hearing of it twice raises it once: its id follows from the fact.
    """
    rules = bureau.rules.in_force(event.overdue_at)
    rule = rules.about(Trigger.CLOCK, event.clock)
    if rule is None:
        return
    case = bureau.cases.get(event.case_id)
    calendar = bureau.calendars.current(case.calendar)
    matter, overdue = Matter.of_case(case), case.clocks.running_towards(event.clock, event.due)
    charge = Charge(
        rules=rules,
        rule=rule,
        matter=matter,
        subject=subject_of(event.worker_id, matter),
        evidence=timely(case, overdue, fact=fact, until=event.overdue_at, calendar=calendar),
        at=event.overdue_at,
    )
    propose_card(bureau, id_from("card", fact, rule.code), charge=charge)
