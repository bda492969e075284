"""Audience: who is told what when something happens. The tables say it; the rest reads them.

Asked to confirm are those for whom the notice has an effect in law or on duty: who gets a case, and who
gets a decision (domain reference §6.4). An applicant whom nobody knows is told nothing.
"""

from dataclasses import dataclass

from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.tables import (
    accountability,
    agency,
    applications,
    appointments,
    cases,
    contacts,
    disputes,
    facilities,
    hazards,
    issues,
    organisation,
    posts,
    projects,
    questions,
    records,
    territory,
    visits,
    waiting,
    watch,
)
from shared.kernel.event import Event

TABLE = (
    *cases.TABLE,
    *applications.TABLE,
    *issues.TABLE,
    *organisation.TABLE,
    *appointments.TABLE,
    *accountability.TABLE,
    *contacts.TABLE,
    *questions.TABLE,
    *projects.TABLE,
    *agency.TABLE,
    *posts.TABLE,
    *waiting.TABLE,
    *territory.TABLE,
    *records.TABLE,
    *visits.TABLE,
    *hazards.TABLE,
    *disputes.TABLE,
    *facilities.TABLE,
    *watch.TABLE,
)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One message for one recipient."""

    recipient: str
    message: Message
    needs_ack: bool


def audience(event: Event, case: KnownCase | None) -> tuple[Telling, ...]:
    """Return everybody who is told of an event, and what."""
    rows = (row for row in TABLE if row.tells(event, case))
    return tuple(
        Telling(recipient=reader, message=row.message, needs_ack=row.needs_ack)
        for row in rows
        for reader in row.readers(event, case)
    )
