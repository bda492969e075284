"""Who is told of the watch over looks: who leads the street, and of the report its section heads too."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row
from shared.events.grid_access import LooksReported
from shared.events.grid_exports import RecordsExported
from shared.kernel.event import Event


def who_watches(event: Event, case: KnownCase | None) -> tuple[str, ...]:
    """Return the leadership and the sections of every street."""
    assert isinstance(event, LooksReported)
    return tuple(of(street) for street in event.streets for of in (recipient.leader, recipient.area))


def who_leads_there(event: Event, case: KnownCase | None) -> str | None:
    """Return the leadership of the street whose records went out."""
    assert isinstance(event, RecordsExported)
    return recipient.leader(event.area)


TABLE = (
    Row(event=LooksReported, message=Message.LOOKS_REPORTED, reader=who_watches),
    Row(event=RecordsExported, message=Message.RECORDS_EXPORTED, reader=who_leads_there),
)
