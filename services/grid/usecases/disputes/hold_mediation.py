"""Hold a mediation: bring the parties together once, as their mediator."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.matter import Meeting
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def hold_mediation(book: DisputeBook, dispute_id: str, *, words: str, command: Command) -> Dispute:
    """Keep what was said, sealed."""
    sealed = book.seal.seal(words, about=f"dispute.meeting/{dispute_id}")
    meeting = Meeting(at=command.at, by=command.by.id, words=sealed)
    return change_dispute(book, dispute_id, command=command, change=lambda each: each.hold(meeting))
