"""Who is told that the weekly report of looks is there: who leads the street, and its section heads."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row
from shared.events.grid_access import LooksReported
from shared.kernel.event import Event


def who_watches(event: Event, case: KnownCase | None) -> tuple[str, ...]:
    """Return the leadership and the sections of every street."""
    assert isinstance(event, LooksReported)
    return tuple(of(street) for street in event.streets for of in (recipient.leader, recipient.area))


TABLE = (Row(event=LooksReported, message=Message.LOOKS_REPORTED, reader=who_watches),)
