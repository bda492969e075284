"""Appeal against a card: its subject does not accept it."""

from services.intake.domain.accountability.card import Card
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def appeal_card(cards: Cards, calendars: Calendars, card_id: str, *, words: str, command: Command) -> Card:
    """Contest it within the window; until somebody else has decided, its points wait."""
    card = cards.get(card_id)
    if not card.heeded(command):
        card.contest(words, by=command.by, at=command.at, calendar=calendars.current())
        cards.save(card)
    return card
