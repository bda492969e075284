"""Who is told that an answer is owed to somebody who asked (首问负责, domain reference §2.9)."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row
from shared.events.intake_contacts import ContactOverdue, ContactWarned
from shared.kernel.event import Event


def who_was_asked(event: Event, case: KnownCase | None) -> str | None:
    """Return the member of the staff who was asked: he owes the answer."""
    assert isinstance(event, ContactWarned | ContactOverdue)
    return recipient.worker(event.asked_staff)


def the_head_there(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the area in which it was asked."""
    assert isinstance(event, ContactOverdue)
    return recipient.area(event.area)


TABLE = (
    Row(event=ContactWarned, message=Message.CONTACT_WARNED, reader=who_was_asked),
    Row(event=ContactOverdue, message=Message.CONTACT_OVERDUE, reader=who_was_asked),
    Row(event=ContactOverdue, message=Message.CONTACT_OVERDUE, reader=the_head_there),
)
