"""Audience: who is told what when something happens. One table; the rest reads it.

Asked to confirm are those for whom the notice has an effect in law or on duty: who gets a case, and who
gets a decision (domain reference §6.4). An applicant whom nobody knows is told nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseDecided,
    CaseRefused,
    CaseResolved,
    ClockOverdue,
    ClockWarned,
    HandlerNamed,
)
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.kernel.event import Event

Reader = Callable[[Event, KnownCase | None], str | None]


def the_applicant(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever asked, if he is known."""
    return recipient.applicant(case.applicant_id) if case and case.applicant_id else None


def the_worker(event: Event, case: KnownCase | None) -> str | None:
    """Return the worker whom the fact names, if it names one."""
    id: str | None = getattr(event, "worker_id", None)
    return recipient.worker(id) if id else None


def the_head(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the smallest area that the fact names."""
    return recipient.area(getattr(event, "grid_code", None) or getattr(event, "community_code", None))


def the_leader(event: Event, case: KnownCase | None) -> str | None:
    """Return the leadership of the street in which the fact happened."""
    return recipient.leader(event.grid_code) if isinstance(event, CaseReferred) else None


@dataclass(frozen=True, kw_only=True)
class Row:
    """When this happens, that reader gets this message."""

    event: type[Event]
    message: Message
    reader: Reader
    needs_ack: bool = False


TABLE = (
    Row(event=CaseAccepted, message=Message.CASE_ACCEPTED, reader=the_applicant),
    Row(event=HandlerNamed, message=Message.CASE_HANDLER_NAMED, reader=the_applicant),
    Row(event=CaseResolved, message=Message.CASE_RESOLVED, reader=the_applicant),
    Row(event=CaseDecided, message=Message.CASE_DECIDED, reader=the_applicant, needs_ack=True),
    Row(event=CaseClosed, message=Message.CASE_CLOSED, reader=the_applicant),
    Row(event=CaseRefused, message=Message.CASE_REFUSED, reader=the_applicant),
    Row(event=CaseAssigned, message=Message.CASE_ASSIGNED, reader=the_worker, needs_ack=True),
    Row(event=CaseChecked, message=Message.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseRuled, message=Message.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseReferred, message=Message.CASE_REFERRED, reader=the_leader),
    Row(event=ClockWarned, message=Message.CLOCK_WARNED, reader=the_worker),
    Row(event=ClockOverdue, message=Message.CLOCK_OVERDUE, reader=the_worker),
    Row(event=ClockOverdue, message=Message.CLOCK_OVERDUE, reader=the_head),
    Row(event=CaseUnassigned, message=Message.CASE_UNASSIGNED, reader=the_head),
)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One message for one recipient."""

    recipient: str
    message: Message
    needs_ack: bool


def audience(event: Event, case: KnownCase | None) -> tuple[Telling, ...]:
    """Return everybody who is told of an event, and what."""
    readers = ((row, row.reader(event, case)) for row in TABLE if isinstance(event, row.event))
    return tuple(
        Telling(recipient=reader, message=row.message, needs_ack=row.needs_ack)
        for row, reader in readers
        if reader
    )
