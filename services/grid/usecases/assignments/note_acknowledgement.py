"""Note an acknowledgement: a worker has confirmed that he knows of a case."""

from services.grid.usecases.assignments.ports import Acknowledgements
from shared.events.notify import NoticeAcknowledged

WORKER = "worker/"


def note_acknowledgement(acknowledgements: Acknowledgements, acknowledged: NoticeAcknowledged) -> None:
    """Remember when a worker confirmed a notice about a case; only the first time counts."""
    recipient = acknowledged.recipient
    if recipient.startswith(WORKER) and acknowledged.case_id:
        acknowledgements.note(
            acknowledged.case_id, recipient.removeprefix(WORKER), acknowledged.acknowledged_at
        )
