"""Raise a card for the clock of an order or a contact that is late: nobody has handed these on."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import subject_of
from services.intake.domain.cases.timed import Timed
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Late:
    """Which clock of what was due when, who answers for it (nobody: its unit), and when it was told."""

    timed: Timed
    matter: Matter
    kind: str
    who: str | None
    due: datetime
    at: datetime


def raise_card_for_lateness(bureau: Bureau, late: Late, *, fact: str) -> None:
    """Propose the card that the rules of that day ask for; told twice, once."""
    rules = bureau.rules.in_force(late.at)
    rule = rules.about(Trigger.CLOCK, late.kind)
    if rule is None:
        return
    charge = Charge(
        rules=rules,
        rule=rule,
        matter=late.matter,
        subject=subject_of(late.who, late.matter),
        evidence=_evidence(bureau, late, fact=fact),
        at=late.at,
    )
    propose_card(bureau, id_from("card", fact, rule.code), charge=charge)


def _evidence(bureau: Bureau, late: Late, *, fact: str) -> Evidence:
    """Return the account of the clock that ran out."""
    clock = late.timed.clocks.running_towards(late.kind, late.due)
    words = clock.explain(late.at, bureau.calendars.current(late.timed.calendar)).words
    return Evidence(facts=(fact,), clock_id=clock.id, account=words)
