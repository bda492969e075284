"""Who is told of visits: what comes due, what was missed, what is looked at again (§4.4, §4.5).

Of routine tasks that are merely given out nobody is told, for they are sixty days ahead, and of daily
contacts only when one was missed; the list of what is due shows them all.
"""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_grid, the_grid_or_head, the_head, the_worker
from shared.events.grid_visit_plans import (
    HouseholdAbsent,
    HouseholdUnreachable,
    VisitAgreed,
    VisitDue,
    VisitPlanned,
    VisitTaskEnded,
)
from shared.events.grid_visits import VisitCaseRefused, VisitFlagged, VisitQuarantined, VisitReviewed
from shared.kernel.event import Event

CONTACT = "contact"
ROUTINE = frozenset({"visit", CONTACT})


def on_an_occasion(event: Event) -> bool:
    """Tell whether something has happened after which somebody must come at once."""
    return isinstance(event, VisitPlanned) and event.purpose not in ROUTINE


def missed(event: Event) -> bool:
    """Tell whether nobody did it in its window."""
    return isinstance(event, VisitTaskEnded) and event.outcome == "missed"


def missed_at_the_door(event: Event) -> bool:
    """Tell whether it was more than a contact that nobody made."""
    return isinstance(event, VisitTaskEnded) and missed(event) and event.purpose != CONTACT


def other_means_are_called_for(event: Event) -> bool:
    """Tell whether nobody was at home at any time of the day."""
    return isinstance(event, HouseholdAbsent) and event.tracing


M = Message
TABLE = (
    Row(
        event=VisitPlanned,
        message=M.VISIT_URGENT,
        reader=the_grid_or_head,
        needs_ack=True,
        when=on_an_occasion,
    ),
    Row(event=VisitDue, message=M.VISIT_DUE, reader=the_grid_or_head),
    Row(event=VisitTaskEnded, message=M.VISIT_MISSED, reader=the_grid, when=missed),
    Row(event=VisitTaskEnded, message=M.VISIT_MISSED, reader=the_head, when=missed_at_the_door),
    Row(event=VisitAgreed, message=M.VISIT_AGREED, reader=the_grid_or_head),
    Row(
        event=HouseholdAbsent,
        message=M.HOUSEHOLD_ABSENT,
        reader=the_grid_or_head,
        when=other_means_are_called_for,
    ),
    Row(event=HouseholdUnreachable, message=M.HOUSEHOLD_UNREACHABLE, reader=the_head),
    Row(event=VisitQuarantined, message=M.VISIT_QUARANTINED, reader=the_head),
    Row(event=VisitFlagged, message=M.VISIT_FLAGGED, reader=the_head),
    Row(event=VisitFlagged, message=M.VISIT_FLAGGED, reader=the_worker),
    Row(event=VisitReviewed, message=M.VISIT_REVIEWED, reader=the_worker),
    Row(event=VisitCaseRefused, message=M.VISIT_CASE_REFUSED, reader=the_worker),
)
