"""Reissue a service card: the old one was lost, or its time is over."""

from services.grid.domain.service_cards.service_card import ServiceCard, Why
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.find_seats import find_seats
from services.grid.usecases.service_cards.issue_service_card import require_seats, validity
from services.grid.usecases.service_cards.ports import CardDesk
from shared.kernel.command import Command
from shared.kernel.ids import new_id


def reissue_service_card(
    desk: CardDesk, rota: Rota, *, worker_id: str, why: Why, command: Command
) -> ServiceCard:
    """Issue a new card of the same particulars: the old one is good no more.

    Refused: a worker who never had one, who holds no post, or outside of the caller's areas.
    """
    held, seats = desk.cards.get(worker_id), find_seats(rota, worker_id)
    require_seats(command.by, seats)
    if not held.heeded(command):
        held.issue(new_id(), seats=seats, valid_for=validity(desk, command.at), why=why, at=command.at)
        desk.cards.save(held)
    return held
