"""List looks: who has looked at a person or a household."""

from services.grid.domain.access.look import LogEntry
from services.grid.usecases.access.ports import Journal


def list_looks(
    journal: Journal, *, subject: str, after: int, limit: int
) -> tuple[list[LogEntry], int | None]:
    """Return a page of the log about one of them, oldest first, and where to go on; None at the end."""
    found = journal.about(subject, after=after, limit=limit + 1)
    page = found[:limit]
    return page, page[-1].number if len(found) > limit else None
