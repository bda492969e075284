"""List disputes: the open ones of an area, newest first."""

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.shelves import newest_first
from services.grid.usecases.disputes.ports import Disputes
from shared.kernel.command import Caller

DisputePage = tuple[list[Dispute], str | None]


def list_disputes(disputes: Disputes, area: str, *, after: str, limit: int, caller: Caller) -> DisputePage:
    """Return a page, and the place to go on from, if there is more."""
    caller.require_area(area)
    found = disputes.open_in(area, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, newest_first(shown[-1].registered_at, shown[-1].id) if len(found) > limit else None
