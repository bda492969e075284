"""Verify a card: whether it is good, and whether its bearer is on duty in this grid now."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.service_cards.card_rules import CardRules
from services.grid.domain.service_cards.service_card import Card, Standing
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.open_card import OpenCard, open_card
from services.grid.usecases.service_cards.ports import CardDesk
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What a card is worth at a moment; of one that is good no more nothing is told of its bearer."""

    card: Card
    standing: Standing
    rules: CardRules
    at: datetime
    opened: OpenCard | None


def verify_card(desk: CardDesk, atlas: Atlas, rota: Rota, *, code: str, at: datetime) -> Verified:
    """Tell what the card with a code is worth; a code that was never given is not found."""
    held = desk.cards.with_code(code)
    card = held.card(code) if held else None
    if held is None or card is None:
        raise NotFound("没有这张服务名片，请勿轻信，可拨打街道监督电话核实")
    standing = card.standing(at)
    is_good = standing is Standing.VALID
    return Verified(
        card=card,
        standing=standing,
        rules=desk.rules.in_force(at),
        at=at,
        opened=open_card(desk, atlas, rota, held=held, card=card, at=at) if is_good else None,
    )
