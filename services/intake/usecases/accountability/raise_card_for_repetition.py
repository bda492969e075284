"""Raise a card for repetition: so many reds of one subject that stand, in a month or half-year."""

from services.intake.domain.accountability.card_rules import RED, Trigger
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.periods import span_of
from services.intake.domain.accountability.subject import Subject, SubjectKind
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, propose_card
from shared.events.intake_cards import CardConfirmed
from shared.kernel.ids import id_from


def raise_card_for_repetition(bureau: Bureau, event: CardConfirmed, *, fact: str) -> None:
    """Propose one card a rule, subject and period, with the reds that were counted as its evidence."""
    if event.level != RED:
        return
    subject = Subject(kind=SubjectKind(event.subject_kind), id=event.subject_id)
    rules = bureau.rules.in_force(event.confirmed_at)
    for rule in rules.triggered_by(Trigger.REPEATED):
        assert rule.period, "a repetition has a period"
        span = span_of(rule.period, event.raised_at)
        reds = bureau.cards.standing_reds(subject, span, limit=rule.reds)
        if len(reds) < rule.reds:
            continue
        charge = Charge(
            rules=rules,
            rule=rule,
            matter=Matter.of_case(bureau.cases.get(event.case_id)),
            subject=subject,
            evidence=Evidence(facts=(fact,), cards=tuple(sorted(reds))),
            at=event.confirmed_at,
        )
        id = id_from("card", rule.code, subject.key, span.since.isoformat())
        propose_card(bureau, id, charge=charge)
