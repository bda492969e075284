"""Revoke a service card: it was lost, or misused."""

from services.grid.domain.service_cards.service_card import ServiceCard, Why
from services.grid.usecases.service_cards.ports import ServiceCards
from shared.kernel.command import Command
from shared.kernel.errors import NotAllowed


def revoke_service_card(cards: ServiceCards, *, worker_id: str, why: Why, command: Command) -> ServiceCard:
    """Let the present card be good no more, from this moment on.

    Refused: to anybody but its bearer and those in whose areas he works, and where there is none.
    """
    held = cards.get(worker_id)
    if command.by.id != worker_id and not any(command.by.covers(area) for area in held.areas):
        raise NotAllowed("该名片不在您负责的区域内")
    if not held.heeded(command):
        held.revoke(why, at=command.at)
        cards.save(held)
    return held
