"""Who is told of what happens to a case of either kind."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant, the_assigned, the_head, the_worker
from shared.events.grid import CaseAssigned, CaseCovered, CaseLeftUnsigned, CaseUnassigned
from shared.events.intake import (
    CaseAccepted,
    CaseClosed,
    CaseRefused,
    ClockOverdue,
    ClockWarned,
    HandlerNamed,
)
from shared.events.intake_flags import CaseFlagged, CaseUnflagged
from shared.kernel.event import Event


def somebody_took_it_on(event: Event) -> bool:
    """Tell whether nothing else says that it is accepted: what is deemed accepted has a notice of its own."""
    return isinstance(event, CaseAccepted) and not event.deemed


TABLE = (
    Row(event=CaseAccepted, message=Message.CASE_ACCEPTED, reader=the_applicant, when=somebody_took_it_on),
    Row(event=HandlerNamed, message=Message.CASE_HANDLER_NAMED, reader=the_applicant, progress=True),
    Row(event=CaseClosed, message=Message.CASE_CLOSED, reader=the_applicant, progress=True),
    Row(event=CaseRefused, message=Message.CASE_REFUSED, reader=the_applicant),
    Row(event=CaseAssigned, message=Message.CASE_ASSIGNED, reader=the_assigned, needs_ack=True),
    Row(event=ClockWarned, message=Message.CLOCK_WARNED, reader=the_worker),
    Row(event=ClockOverdue, message=Message.CLOCK_OVERDUE, reader=the_worker),
    Row(event=ClockOverdue, message=Message.CLOCK_OVERDUE, reader=the_head),
    Row(event=CaseFlagged, message=Message.CASE_FLAGGED, reader=the_worker),
    Row(event=CaseUnflagged, message=Message.CASE_UNFLAGGED, reader=the_worker),
    Row(event=CaseUnassigned, message=Message.CASE_UNASSIGNED, reader=the_head),
    Row(event=CaseCovered, message=Message.CASE_COVERED, reader=the_worker),
    Row(event=CaseLeftUnsigned, message=Message.CASE_LEFT_UNSIGNED, reader=the_head),
)
