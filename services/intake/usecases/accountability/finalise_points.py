"""Finalise points: nobody has appealed in time."""

from datetime import datetime

from services.intake.usecases.accountability.keep_card import keep_card
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.each_one import each_one

ONE_TURN = 100  # cards


def finalise_points(cards: Cards, calendars: Calendars, *, now: datetime) -> int:
    """Finalise one turn of cards; return how many were looked at. Of replicas that see the same, one wins."""

    def let_pass(id: str) -> None:
        card = cards.get(id)
        card.let_pass(at=now, calendar=calendars.current())
        keep_card(cards, card)

    ripe = cards.past_appeal(now, limit=ONE_TURN)
    each_one(ripe, let_pass)
    return len(ripe)
