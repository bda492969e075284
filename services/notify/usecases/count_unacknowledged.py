"""Count what one has still to confirm."""

from services.notify.domain.recipient import boxes_for
from services.notify.usecases.ports import Notices
from shared.kernel.command import Caller

ENOUGH = 100  # more than that reads as "99+" anyway


def count_unacknowledged(notices: Notices, caller: Caller) -> int:
    """Return how many of the caller's notices await his word, ENOUGH at most."""
    return notices.count_unacknowledged(boxes_for(caller), limit=ENOUGH)
