"""Give the reason: the subject of a card says why it happened."""

from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Command


def give_reason(cards: Cards, card_id: str, *, words: str, command: Command) -> Card:
    """Keep it on the card, once and within the window."""
    card = cards.get(card_id)
    if not card.heeded(command):
        card.give_reason(words, by=command.by, at=command.at)
        cards.save(card)
    return card
