"""Who is told of what happens to the posts of a grid, and of households that nobody answers for."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_leaver, the_taker, the_worker
from shared.events.grid import HandoverAccepted, HandoverMade, HandoverReturned
from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued
from shared.events.grid_responsibilities import ResponsibilitiesChecked
from shared.events.staff import PostFilled
from shared.kernel.event import Event


def the_head_of_the_area(event: Event, case: KnownCase | None) -> str | None:
    """Return who heads the grid or community whose post it is."""
    assert isinstance(event, PostFilled)
    return recipient.area(event.area)


def left_empty(event: Event) -> bool:
    """Tell whether nobody holds the post any more."""
    return isinstance(event, PostFilled) and event.worker_id is None


def by_the_roster(event: Event) -> bool:
    """Tell whether he who is away has not made it himself."""
    return isinstance(event, HandoverMade) and event.auto


def who_heads_there(event: Event, case: KnownCase | None) -> str | None:
    """Return who heads the grid or community that was looked through."""
    assert isinstance(event, ResponsibilitiesChecked)
    return recipient.area(event.area)


def is_flawed(event: Event) -> bool:
    """Tell whether a household has nobody who answers for it, or several."""
    return isinstance(event, ResponsibilitiesChecked) and event.gap_count + event.overlap_count > 0


TABLE = (
    Row(event=PostFilled, message=Message.POST_VACANT, reader=the_head_of_the_area, when=left_empty),
    Row(event=HandoverMade, message=Message.HANDOVER_MADE, reader=the_taker),
    Row(event=HandoverMade, message=Message.HANDOVER_BY_ROSTER, reader=the_leaver, when=by_the_roster),
    Row(event=HandoverAccepted, message=Message.HANDOVER_ACCEPTED, reader=the_leaver),
    Row(event=HandoverReturned, message=Message.HANDOVER_RETURNED, reader=the_leaver),
    Row(
        event=ResponsibilitiesChecked,
        message=Message.RESPONSIBILITY_FLAWED,
        reader=who_heads_there,
        when=is_flawed,
    ),
    Row(event=ServiceCardIssued, message=Message.SERVICE_CARD_ISSUED, reader=the_worker),
    Row(event=ServiceCardEnded, message=Message.SERVICE_CARD_ENDED, reader=the_worker),
)
