"""Who is told of disputes: who mediates and who heads the area. Who quarrels about what is told to nobody."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_head
from shared.events.grid_disputes import (
    DisputeEvaluated,
    DisputeFailed,
    DisputeFollowedUp,
    DisputeOverdue,
    DisputeRegistered,
    DisputeWarned,
    DisputeWithdrawn,
    MediatorAppointed,
)
from shared.kernel.event import Event

AGREED = "settled"


def the_mediator(event: Event, case: KnownCase | None) -> str | None:
    """Return who mediates, if there is somebody yet."""
    id: str | None = getattr(event, "mediator", None)
    return recipient.worker(id) if id else None


def the_mediator_or_head(event: Event, case: KnownCase | None) -> str | None:
    """Return who mediates, or who has still to name him."""
    return the_mediator(event, case) or the_head(event, case)


def time_runs_out(event: Event) -> bool:
    """Tell whether it is the time of a mediation that comes to its end."""
    return isinstance(event, DisputeWarned) and event.about_what != AGREED


def to_be_checked(event: Event) -> bool:
    """Tell whether somebody has to ask if an agreement is kept."""
    return isinstance(event, DisputeWarned) and event.about_what == AGREED


def broken(event: Event) -> bool:
    """Tell whether an agreement is not kept."""
    return isinstance(event, DisputeFollowedUp) and not event.kept


M = Message
TABLE = (
    Row(event=DisputeRegistered, message=M.DISPUTE_REGISTERED, reader=the_head),
    Row(event=MediatorAppointed, message=M.MEDIATOR_APPOINTED, reader=the_mediator, needs_ack=True),
    Row(event=DisputeWarned, message=M.DISPUTE_DUE, reader=the_mediator_or_head, when=time_runs_out),
    Row(event=DisputeWarned, message=M.AGREEMENT_TO_CHECK, reader=the_mediator_or_head, when=to_be_checked),
    Row(event=DisputeOverdue, message=M.DISPUTE_OVERDUE, reader=the_mediator),
    Row(event=DisputeOverdue, message=M.DISPUTE_OVERDUE, reader=the_head),
    Row(event=DisputeFailed, message=M.DISPUTE_FAILED, reader=the_head),
    Row(event=DisputeFollowedUp, message=M.AGREEMENT_BROKEN, reader=the_mediator, when=broken),
    Row(event=DisputeWithdrawn, message=M.DISPUTE_WITHDRAWN, reader=the_mediator),
    Row(event=DisputeEvaluated, message=M.DISPUTE_EVALUATED, reader=the_mediator),
)
