"""List duplicates: what waits in an area for somebody to look."""

from dataclasses import dataclass

from services.grid.domain.records.duplicate import Duplicate
from services.grid.usecases.records.ports import Duplicates
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class DuplicatePage:
    """One page, and where to go on; None at the end."""

    items: tuple[Duplicate, ...]
    next: str | None


def list_duplicates(
    duplicates: Duplicates, *, area: str, after: str, limit: int, caller: Caller
) -> DuplicatePage:
    """Return a page of what is open in an area, what is due first first; refused is another's area."""
    caller.require_area(area)
    found = duplicates.open_in(area, after=after, limit=limit + 1)
    page = tuple(found[:limit])
    return DuplicatePage(items=page, next=page[-1].place if len(found) > limit else None)
