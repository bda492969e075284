"""Revoke a card: a leader takes it back."""

from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.get_card_in_area import get_card_in_area
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Command


def revoke_card(cards: Cards, card_id: str, *, words: str, command: Command) -> Card:
    """End it, whatever state it is in; points that were final are taken back."""
    card = get_card_in_area(cards, card_id, by=command.by)
    if not card.heeded(command):
        card.revoke(words, by=command.by, at=command.at)
        cards.save(card)
    return card
