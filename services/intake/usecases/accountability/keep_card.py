"""Keep a card that time has passed over."""

from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.ports import Cards


def keep_card(cards: Cards, card: Card) -> None:
    """Save it with what it has to tell; where that is nothing, keep when to look again."""
    if card.happened():
        cards.save(card)
    else:
        cards.keep_reckoning(card)
