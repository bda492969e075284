"""Evaluate a dispute: say afterwards what one thinks of the mediation."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.matter import Evaluation
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def evaluate_dispute(book: DisputeBook, dispute_id: str, *, opinion: str, command: Command) -> Dispute:
    """Keep the opinion, sealed, once; not of the mediator himself."""
    sealed = book.seal.seal(opinion, about=f"dispute.opinion/{dispute_id}")
    evaluation = Evaluation(at=command.at, by=command.by.id, opinion=sealed)
    return change_dispute(book, dispute_id, command=command, change=lambda each: each.evaluate(evaluation))
