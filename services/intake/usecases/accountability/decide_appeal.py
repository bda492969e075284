"""Decide an appeal, by somebody who had no part in the card."""

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_state import Verdict
from services.intake.usecases.accountability.get_card_in_area import get_card_in_area
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Command


def decide_appeal(cards: Cards, card_id: str, *, verdict: Verdict, words: str, command: Command) -> Card:
    """Uphold the card, and its points are final; or revoke it, and there are none."""
    card = get_card_in_area(cards, card_id, by=command.by)
    if not card.heeded(command):
        card.decide(verdict, words=words, by=command.by, at=command.at)
        cards.save(card)
    return card
