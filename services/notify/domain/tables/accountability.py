"""Who is told of what becomes of cards (domain reference §1.7)."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Reader, Row, the_head
from shared.events.intake_cards import (
    AppealDecided,
    CardAppealed,
    CardConfirmed,
    CardEvent,
    CardProposed,
    CardRevoked,
    SupervisionRepeated,
)
from shared.events.intake_exemption import ExemptionProposed
from shared.kernel.event import Event

YELLOW, RED, GRAVEST = "L1", "L2", "L4"


def the_subject(event: Event, case: KnownCase | None) -> str | None:
    """Return who is held to account: the worker, or whoever heads the unit."""
    assert isinstance(event, CardEvent)
    staff = event.subject_kind == "staff"
    return recipient.worker(event.subject_id) if staff else recipient.area(event.subject_id)


def the_unit(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the unit that answers for the case."""
    assert isinstance(event, CardEvent)
    return recipient.area(event.unit)


def the_leadership(event: Event, case: KnownCase | None) -> str | None:
    """Return the leadership of the street."""
    assert isinstance(event, CardEvent)
    return recipient.leader(event.unit)


def the_committee(event: Event, case: KnownCase | None) -> str | None:
    """Return the evaluation committee of the street."""
    assert isinstance(event, CardEvent)
    return recipient.committee(event.unit)


def at(*levels: str, reader: Reader) -> Reader:
    """Return a reader who is told of cards of some levels only."""
    return lambda event, case: reader(event, case) if getattr(event, "level", "") in levels else None


def beyond(level: str, *, reader: Reader) -> Reader:
    """Return a reader who is told of every card but those of one level."""
    return lambda event, case: reader(event, case) if getattr(event, "level", "") != level else None


TABLE = (
    Row(event=CardProposed, message=Message.CARD_YELLOW, reader=at(YELLOW, reader=the_subject)),
    Row(event=CardProposed, message=Message.CARD_RED, reader=beyond(YELLOW, reader=the_subject)),
    Row(event=CardProposed, message=Message.SUPERVISION, reader=at(RED, reader=the_unit)),
    Row(event=CardProposed, message=Message.CARD_RAISED, reader=beyond(RED, reader=the_unit)),
    Row(event=CardProposed, message=Message.CARD_RAISED, reader=the_leadership),
    Row(event=CardProposed, message=Message.CARD_RAISED, reader=at(GRAVEST, reader=the_committee)),
    Row(event=ExemptionProposed, message=Message.EXEMPTION_PROPOSED, reader=the_head),
    Row(event=SupervisionRepeated, message=Message.SUPERVISION_REPEATED, reader=the_unit),
    Row(event=CardConfirmed, message=Message.CARD_CONFIRMED, reader=the_subject),
    Row(event=CardAppealed, message=Message.CARD_APPEALED, reader=the_leadership),
    Row(event=AppealDecided, message=Message.APPEAL_DECIDED, reader=the_subject),
    Row(event=CardRevoked, message=Message.CARD_REVOKED, reader=the_subject),
)
