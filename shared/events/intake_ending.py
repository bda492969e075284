"""What intake announces when a case ends otherwise than closed, and when it turns out not to have ended."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(CaseEvent):
    """Who reported it has taken it back."""

    name = "intake.case_withdrawn"
    heard_by = ("grid", "intake", "notify")
    worker_id: str | None
    withdrawn_by: str
    withdrawn_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseVoided(CaseEvent):
    """It should never have been a case."""

    name = "intake.case_voided"
    heard_by = ("grid", "intake", "notify")
    worker_id: str | None
    voided_by: str
    voided_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseArchived(CaseEvent):
    """It is put away; nothing will change any more."""

    name = "intake.case_archived"
    archived_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseEvent):
    """The resident says that it is not over, and why; `worker_id` had it, if anybody."""

    name = "intake.case_reopened"
    heard_by = ("grid", "notify")
    grid_code: str
    worker_id: str | None
    words: str
    reopenings: int
    due: datetime | None
    reopened_at: datetime
