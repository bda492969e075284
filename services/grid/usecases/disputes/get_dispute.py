"""Get a dispute: where it stands, and not who quarrels about what."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.usecases.disputes.ports import Disputes
from shared.kernel.command import Caller


def get_dispute(disputes: Disputes, dispute_id: str, *, caller: Caller) -> Dispute:
    """Return it to its mediator and to whoever works there."""
    dispute = disputes.get(dispute_id)
    if caller.id != dispute.mediator:
        caller.require_area(dispute.matter.area)
    return dispute
