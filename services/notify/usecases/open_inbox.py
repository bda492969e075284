"""Open one's inbox."""

from services.notify.domain.notice import Notice
from services.notify.domain.recipient import boxes_for
from services.notify.usecases.ports import Notices
from shared.kernel.command import Caller


def open_inbox(
    notices: Notices, caller: Caller, *, after: str, limit: int
) -> tuple[list[Notice], str | None]:
    """Return the caller's notices, newest first, and the place to go on from, if there are more.

    A head finds the notices of his areas in it too.
    """
    found = notices.page(boxes_for(caller), after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, shown[-1].place if len(found) > limit else None
