"""Get a card of the caller's area, to judge it."""

from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Caller


def get_card_in_area(cards: Cards, card_id: str, *, by: Caller) -> Card:
    """Return it, or refuse who does not work there."""
    card = cards.get(card_id)
    by.require_area(card.area)
    return card
