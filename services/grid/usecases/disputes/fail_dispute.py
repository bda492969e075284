"""Fail a dispute: end the mediation without an agreement, as its mediator."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_state import Onward
from services.grid.domain.disputes.matter import Failure
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def fail_dispute(
    book: DisputeBook, dispute_id: str, *, onward: Onward, words: str, command: Command
) -> Dispute:
    """Keep why, sealed, and where the parties were told to go."""
    sealed = book.seal.seal(words, about=f"dispute.failure/{dispute_id}")
    failure = Failure(at=command.at, onward=onward, words=sealed)
    return change_dispute(
        book, dispute_id, command=command, change=lambda each: each.fail(failure, by=command.by.id)
    )
