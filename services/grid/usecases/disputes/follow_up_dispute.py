"""Follow a dispute up: ask whether the agreement is kept."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.matter import FollowUp
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def follow_up_dispute(
    book: DisputeBook, dispute_id: str, *, kept: bool, words: str | None, command: Command
) -> Dispute:
    """Keep the answer; a broken agreement is mediated again."""
    sealed = book.seal.seal(words, about=f"dispute.follow_up/{dispute_id}") if words else None
    asked = FollowUp(at=command.at, by=command.by.id, kept=kept, words=sealed)
    rules = book.table.in_force(command.at)
    return change_dispute(book, dispute_id, command=command, change=lambda each: each.follow_up(asked, rules))
