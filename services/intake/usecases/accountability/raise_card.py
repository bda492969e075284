"""Raise a card by hand: somebody says what no clock can see, with evidence."""

from dataclasses import dataclass

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import Trigger
from services.intake.domain.accountability.card_state import Raiser
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.matter import Matter
from services.intake.domain.accountability.subject import Subject
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.propose_card import Charge, file_card
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Accusation:
    """Which rule was broken by whom in which case; `facts` are ids of events that show it."""

    case_id: str
    subject: Subject
    rule: str
    words: str
    facts: tuple[str, ...] = ()


def raise_card(bureau: Bureau, *, accusation: Accusation, command: Command) -> Card:
    """Propose a card; somebody else has to confirm it. What time triggers is raised by the system alone."""
    id = id_from(command.by.id, command.id)
    if known := bureau.cards.find(id):
        known.heeded(command)
        return known
    card = file_card(id, _charge(bureau, accusation, command))
    card.heeded(command)
    card.propose(calendar=bureau.calendars.current())
    bureau.cards.save(card)
    return card


def _charge(bureau: Bureau, accusation: Accusation, command: Command) -> Charge:
    rules = bureau.rules.in_force(command.at)
    rule = rules.get(accusation.rule)
    if rule.trigger is not Trigger.PERSON:
        raise Invalid("该情形由系统根据时限提出", {"rule": [rule.label]})
    if accusation.subject.id == command.by.id:
        raise Conflict("不能对本人提出")
    return Charge(
        rules=rules,
        rule=rule,
        matter=Matter.of_case(get_case_in_area(bureau.cases, accusation.case_id, by=command.by)),
        subject=accusation.subject,
        evidence=Evidence(facts=accusation.facts, words=accusation.words),
        raised_from=Raiser.PERSON,
        raised_by=command.by.id,
        at=command.at,
    )
