"""Settle a dispute: keep what the parties have agreed to, as their mediator."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def settle_dispute(book: DisputeBook, dispute_id: str, *, terms: str, command: Command) -> Dispute:
    """Keep the terms, sealed; somebody asks later whether they are kept."""
    sealed = book.seal.seal(terms, about=f"dispute.terms/{dispute_id}")
    rules = book.table.in_force(command.at)
    return change_dispute(
        book,
        dispute_id,
        command=command,
        change=lambda each: each.settle(sealed, rules, by=command.by.id, at=command.at),
    )
