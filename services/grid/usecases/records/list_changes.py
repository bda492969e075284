"""List changes: requests that wait in an area for a second person."""

from dataclasses import dataclass

from services.grid.domain.records.change_request import ChangeRequest
from services.grid.usecases.records.ports import ChangeRequests
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class ChangePage:
    """One page, and where to go on; None at the end."""

    items: tuple[ChangeRequest, ...]
    next: str | None


def list_changes(
    requests: ChangeRequests, *, area: str, after: str, limit: int, caller: Caller
) -> ChangePage:
    """Return a page of what waits in an area, the oldest first; refused is another's area."""
    caller.require_area(area)
    found = requests.pending_in(area, after=after, limit=limit + 1)
    page = tuple(found[:limit])
    return ChangePage(items=page, next=page[-1].place if len(found) > limit else None)
