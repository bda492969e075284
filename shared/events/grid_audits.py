"""What grid announces of sampling audits. Households by id alone, and only how many."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class AuditDrawn(Event):
    """Verified households of a grid were drawn by lot: those of `auditor_grid` ask them again."""

    name = "grid.audit_drawn"
    about = "audit"
    heard_by = ("notify",)
    grid_code: str
    month: str
    auditor_grid: str
    households: int
    drawn_at: datetime


@dataclass(frozen=True, kw_only=True)
class AuditChecked(Event):
    """One of them was asked again."""

    name = "grid.audit_checked"
    about = "audit"
    heard_by = ()
    grid_code: str
    household_id: str
    accurate: bool
    checked_by: str
    checked_at: datetime


@dataclass(frozen=True, kw_only=True)
class AuditFinished(Event):
    """All of them were, or the month is over: so many were right, and so many did `auditor_grid` not ask."""

    name = "grid.audit_finished"
    about = "audit"
    heard_by = ("notify",)
    grid_code: str
    month: str
    auditor_grid: str
    checked: int
    accurate: int
    unasked: int
    finished_at: datetime
