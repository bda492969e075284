"""Grid handovers: who handed over what to whom."""

from dataclasses import dataclass

from services.grid.domain.posts.handover import Handover
from services.grid.usecases.posts.ports import Handovers
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class HandoverPage:
    """Some handovers of a grid, newest first, and the cursor of the next page."""

    items: tuple[Handover, ...]
    next: str | None


def grid_handovers(
    handovers: Handovers, *, grid_code: str, after: str | None, limit: int, caller: Caller
) -> HandoverPage:
    """Return a page; refused is a grid outside of the caller's areas."""
    caller.require_area(grid_code)
    found = handovers.of_grid(grid_code, before=after, limit=limit + 1)
    items = tuple(found[:limit])
    return HandoverPage(items=items, next=items[-1].cursor if len(found) > limit else None)
