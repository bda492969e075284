"""Change a dispute: what all wishes about one have in common."""

from collections.abc import Callable

from services.grid.domain.disputes.dispute import Dispute
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Command


def change_dispute(
    book: DisputeBook, dispute_id: str, *, command: Command, change: Callable[[Dispute], None]
) -> Dispute:
    """Change a dispute that the caller mediates or that lies in his areas; told twice it is changed once."""
    dispute = book.disputes.get(dispute_id)
    if command.by.id != dispute.mediator:
        command.by.require_area(dispute.matter.area)
    if not dispute.heeded(command):
        change(dispute)
        book.disputes.save(dispute)
    return dispute
