"""Revoke a mandate: the resident takes back what he has allowed."""

from services.intake.domain.agency.mandate import Mandate
from services.intake.usecases.agency.get_mandate import get_mandate
from services.intake.usecases.agency.ports import Mandates, Orders
from shared.kernel.command import Command


def revoke_mandate(mandates: Mandates, orders: Orders, mandate_id: str, *, command: Command) -> Mandate:
    """End it at once, for the resident or for who keeps his order; nothing more is done with it."""
    mandate = get_mandate(mandates, orders, mandate_id, by=command.by)
    if not mandate.heeded(command):
        mandate.revoke(command.by.id, at=command.at)
        mandates.save(mandate)
    return mandate
