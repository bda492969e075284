"""Get a card, for its subject and for who oversees the area of its case."""

from services.intake.domain.accountability.boxes import may_read
from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed


def get_card(cards: Cards, card_id: str, *, caller: Caller) -> Card:
    """Return it, or refuse everybody else: nobody sees the cards of his colleagues."""
    card = cards.get(card_id)
    if not may_read(card, caller):
        raise NotAllowed("您不能查看该牌")
    return card
