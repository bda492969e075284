"""Appoint a mediator."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.matter import Mediation
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def appoint_mediator(
    book: DisputeBook, dispute_id: str, *, mediation: Mediation, command: Command
) -> Dispute:
    """Name who mediates, or who does from now on; the time runs on."""
    return change_dispute(
        book, dispute_id, command=command, change=lambda each: each.appoint(mediation, at=command.at)
    )
