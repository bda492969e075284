"""List cards: a worker his own, a head those of his areas, newest first."""

from dataclasses import dataclass

from services.intake.domain.accountability.boxes import boxed, boxes_for, may_read, place_of
from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_state import CardState
from services.intake.usecases.accountability.ports import Cards
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class CardQuery:
    """Which cards: of one case, else of an area, else all that concern the caller."""

    case_id: str | None
    area: str | None
    state: CardState | None
    cursor: str
    limit: int


def list_cards(cards: Cards, caller: Caller, *, query: CardQuery) -> tuple[list[Card], str | None]:
    """Return a page and the place to go on from, if there are more."""
    boxes = (f"case/{query.case_id}",) if query.case_id else boxes_for(caller, query.area)
    found = cards.page([boxed(box, query.state) for box in boxes], after=query.cursor, limit=query.limit + 1)
    shown = found[: query.limit]
    further = place_of(shown[-1]) if len(found) > query.limit else None
    return [card for card in shown if may_read(card, caller)], further
