"""Renew service cards: a post has changed hands."""

from datetime import datetime

from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.find_seats import find_seats
from services.grid.usecases.service_cards.issue_service_card import validity
from services.grid.usecases.service_cards.ports import CardDesk
from shared.events.staff import PostFilled
from shared.kernel.ids import new_id


def renew_service_cards(desk: CardDesk, rota: Rota, *, filled: PostFilled, at: datetime) -> None:
    """Let every card around a post say what holds now, and those of who left it be good no more.

    Hearing of it twice changes nothing: a card that says what holds stays.
    """
    concerned = {filled.worker_id} if filled.worker_id else set[str]()
    for worker_id in desk.cards.concerned(filled.area, concerned):
        held = desk.cards.get(worker_id)
        seats = find_seats(rota, worker_id)
        if held.follow(seats, code=new_id(), valid_for=validity(desk, at), at=at):
            desk.cards.save(held)
