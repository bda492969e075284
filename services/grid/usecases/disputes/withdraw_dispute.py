"""Withdraw a dispute: the parties do not want it any more."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def withdraw_dispute(book: DisputeBook, dispute_id: str, *, command: Command) -> Dispute:
    """End it before an agreement."""
    return change_dispute(book, dispute_id, command=command, change=lambda each: each.withdraw(at=command.at))
