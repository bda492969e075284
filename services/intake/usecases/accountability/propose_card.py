"""Propose a card: put on record that somebody may have to answer for something."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import AccountabilityRules, CardRule
from services.intake.domain.accountability.card_state import Raiser, Windows
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import Subject
from services.intake.domain.cases.history import SYSTEM
from services.intake.usecases.accountability.ports import Bureau
from shared.kernel.errors import StaleWrite


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What is held against whom, by which rule, on what evidence, and who says so."""

    rules: AccountabilityRules
    rule: CardRule
    matter: Matter
    subject: Subject
    evidence: Evidence
    raised_from: Raiser = Raiser.SYSTEM
    raised_by: str = SYSTEM
    at: datetime


def propose_card(bureau: Bureau, id: str, *, charge: Charge) -> None:
    """Raise the card with this id, which follows from its cause; where it is raised already, do nothing."""
    if bureau.cards.find(id):
        return
    card = file_card(id, charge)
    card.propose(calendar=bureau.calendars.current())
    with suppress(StaleWrite):  # somebody has raised it in the same moment
        bureau.cards.save(card)


def file_card(id: str, charge: Charge) -> Card:
    """Return the card as it is put on file: nothing has been told yet."""
    rules, rule, matter = charge.rules, charge.rule, charge.matter
    return Card(
        id=id,
        case_id=matter.id,
        number=matter.number,
        subject=charge.subject,
        area=matter.area,
        unit=matter.unit,
        rule=rule,
        rule_version=rules.version_no,
        rung=rules.ladder[rule.level],
        windows=Windows(reason=rules.reason_window, appeal=rules.appeal_window),
        evidence=charge.evidence,
        raised_from=charge.raised_from,
        raised_by=charge.raised_by,
        raised_at=charge.at,
    )
