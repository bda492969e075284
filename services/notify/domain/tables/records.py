"""Who is told of what happens to records of people and households (domain reference §4.1, §4.7).

Two grids that claim one resident are both asked; who heads the smallest area that holds both decides.
"""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_grid, the_grids, the_head, who_works_in
from shared.events.grid_audits import AuditDrawn, AuditFinished
from shared.events.grid_changes import ChangeApproved, ChangeRefused, ChangeRequested
from shared.events.grid_duplicates import (
    DuplicateAnswered,
    DuplicateDismissed,
    DuplicateFound,
    DuplicateOverdue,
    MergeUndone,
    PeopleMerged,
)
from shared.events.grid_fields import FieldConflictDecided, FieldConflictFound
from shared.kernel.event import Event


def who_decides(event: Event, case: KnownCase | None) -> str | None:
    """Return who heads the smallest area that holds both records."""
    codes: tuple[str, ...] = getattr(event, "areas", ())
    return recipient.around(codes) if codes else None


def the_head_there(event: Event, case: KnownCase | None) -> str | None:
    """Return who heads the area in which it is to be decided."""
    assert isinstance(event, ChangeRequested | FieldConflictFound)
    return recipient.area(event.area)


def who_works_there(event: Event, case: KnownCase | None) -> str | None:
    """Return who works where the household lies."""
    assert isinstance(event, FieldConflictDecided)
    return who_works_in(event.area) if event.area else None


def who_audits(event: Event, case: KnownCase | None) -> str | None:
    """Return who works in the grid that asks the drawn households of another one."""
    assert isinstance(event, AuditDrawn)
    return recipient.grid(event.auditor_grid)


def who_answers_for_the_audit(event: Event, case: KnownCase | None) -> str | None:
    """Return who heads the grid that was to ask."""
    assert isinstance(event, AuditFinished)
    return recipient.area(event.auditor_grid)


def somebody_was_not_asked(event: Event) -> bool:
    """Tell whether an audit ended with its month, before all were asked."""
    return isinstance(event, AuditFinished) and event.unasked > 0


def who_asked(event: Event, case: KnownCase | None) -> str | None:
    """Return who has asked for a change."""
    assert isinstance(event, ChangeApproved | ChangeRefused)
    return recipient.worker(event.requested_by) if event.requested_by else None


def both_have_answered(event: Event) -> bool:
    """Tell whether nobody is waited for any more."""
    return isinstance(event, DuplicateAnswered) and event.left == 0


M = Message
TABLE = (
    Row(event=DuplicateFound, message=M.DUPLICATE_FOUND, reader=the_grids),
    Row(event=DuplicateAnswered, message=M.DUPLICATE_ANSWERED, reader=who_decides, when=both_have_answered),
    Row(event=DuplicateOverdue, message=M.DUPLICATE_OVERDUE, reader=who_decides),
    Row(event=PeopleMerged, message=M.PEOPLE_MERGED, reader=the_grids),
    Row(event=MergeUndone, message=M.MERGE_UNDONE, reader=the_grids),
    Row(event=DuplicateDismissed, message=M.DUPLICATE_DISMISSED, reader=the_grids),
    Row(event=FieldConflictFound, message=M.FIELD_CONFLICT_FOUND, reader=the_head_there),
    Row(event=FieldConflictDecided, message=M.FIELD_CONFLICT_DECIDED, reader=who_works_there),
    Row(event=ChangeRequested, message=M.CHANGE_REQUESTED, reader=the_head_there),
    Row(event=ChangeApproved, message=M.CHANGE_APPROVED, reader=who_asked),
    Row(event=ChangeRefused, message=M.CHANGE_REFUSED, reader=who_asked),
    Row(event=AuditDrawn, message=M.AUDIT_DRAWN, reader=the_head),
    Row(event=AuditDrawn, message=M.AUDIT_DRAWN, reader=who_audits),
    Row(event=AuditFinished, message=M.AUDIT_FINISHED, reader=the_head),
    Row(event=AuditFinished, message=M.AUDIT_FINISHED, reader=the_grid),
    Row(
        event=AuditFinished,
        message=M.AUDIT_FINISHED,
        reader=who_answers_for_the_audit,
        when=somebody_was_not_asked,
    ),
)
