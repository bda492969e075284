"""Confirm a card: somebody has looked at it, and at what its subject says."""

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import Trigger
from services.intake.usecases.accountability.get_card_in_area import get_card_in_area
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


def confirm_card(cards: Cards, calendars: Calendars, card_id: str, *, words: str, command: Command) -> Card:
    """Confirm it; from here the subject may appeal. A repetition is counted once more before."""
    card = get_card_in_area(cards, card_id, by=command.by)
    if not card.heeded(command):
        _require_repeated(cards, card)
        card.confirm(words, by=command.by, at=command.at, calendar=calendars.current())
        cards.save(card)
    return card


def _require_repeated(cards: Cards, card: Card) -> None:
    """Refuse a repetition of which a red was revoked in the meantime."""
    if card.rule.trigger is not Trigger.REPEATED:
        return
    standing = [red for red in card.evidence.cards if cards.get(red).is_standing_red]
    if len(standing) < card.rule.reds:
        raise Conflict("累计的红牌已有撤销，不足以确认")
