"""Wording: what of an event may be said in a notice, and the words for it."""

from dataclasses import fields

from services.notify.domain.audience import TABLE
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.sayings import SAYINGS
from shared.events.intake import CaseEvent
from shared.kernel.event import Event

OF_GRID = "grid."
OF_THE_CASE = frozenset({"number", "subject"})


def sayable(message: Message) -> frozenset[str]:
    """Return what every event that leads to a message can say: the gaps its templates may have."""
    return frozenset.intersection(*(_said_by(row.event) for row in TABLE if row.message is message))


def words_of(event: Event, case: KnownCase | None) -> dict[str, str]:
    """Return what an event says, in words for people."""
    told = {name: getattr(event, name) for name in _own(type(event))}
    known = {name: getattr(case, name) for name in OF_THE_CASE} if case else {}
    return {name: SAYINGS[name](value) for name, value in (known | told).items()}


def _said_by(event: type[Event]) -> frozenset[str]:
    """Count in the case for facts of intake's cases, which come with it; grid's facts stand alone."""
    return _own(event) | OF_THE_CASE if issubclass(event, CaseEvent) else _own(event)


def _own(event: type[Event]) -> frozenset[str]:
    """Return what a fact says itself; a household is named to who works there alone, by facts of grid."""
    said = frozenset(SAYINGS) & {field.name for field in fields(event)}
    return said if event.name.startswith(OF_GRID) else said - {"household_id"}
