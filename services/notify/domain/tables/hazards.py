"""Who is told of hazards: who heads the area, who works there, and who has to mend them."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_grid, the_grid_or_head, the_head
from shared.events.grid_hazards import (
    HazardCharged,
    HazardClosed,
    HazardDismissed,
    HazardFound,
    HazardMended,
    HazardOverdue,
    HazardSentBack,
    HazardWarned,
)
from shared.kernel.event import Event


def the_owner(event: Event, case: KnownCase | None) -> str | None:
    """Return who has to mend it."""
    id: str | None = getattr(event, "owner", None)
    return recipient.worker(id) if id else None


def who_reported(event: Event, case: KnownCase | None) -> str | None:
    """Return the member of the staff who said that there was one."""
    assert isinstance(event, HazardDismissed)
    return recipient.worker(event.reported_by) if event.reported_by else None


def somebody_else_looks(event: Event) -> bool:
    """Tell whether it is closed only when another person has looked."""
    return isinstance(event, HazardMended) and event.to_accept


M = Message
TABLE = (
    Row(event=HazardFound, message=M.HAZARD_FOUND, reader=the_head),
    Row(event=HazardFound, message=M.HAZARD_FOUND, reader=the_grid),
    Row(event=HazardCharged, message=M.HAZARD_CHARGED, reader=the_owner, needs_ack=True),
    Row(event=HazardWarned, message=M.HAZARD_DUE, reader=the_owner),
    Row(event=HazardOverdue, message=M.HAZARD_OVERDUE, reader=the_owner),
    Row(event=HazardOverdue, message=M.HAZARD_OVERDUE, reader=the_head),
    Row(event=HazardMended, message=M.HAZARD_MENDED, reader=the_head, when=somebody_else_looks),
    Row(event=HazardSentBack, message=M.HAZARD_SENT_BACK, reader=the_owner),
    Row(event=HazardClosed, message=M.HAZARD_CLOSED, reader=the_grid_or_head),
    Row(event=HazardDismissed, message=M.HAZARD_DISMISSED, reader=who_reported),
)
