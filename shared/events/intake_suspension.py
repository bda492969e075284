"""What intake announces of shelved cases."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseSuspended(CaseEvent):
    """Promise and step stop until somebody takes it up again; `review_on` is when he looks."""

    name = "intake.case_suspended"
    grid_code: str
    worker_id: str | None
    obstacle: str
    review_on: date
    suspended_by: str
    suspended_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseResumed(CaseEvent):
    """It goes on, with the time that was left."""

    name = "intake.case_resumed"
    worker_id: str | None
    due: datetime | None
    resumed_by: str
    resumed_at: datetime


@dataclass(frozen=True, kw_only=True)
class SuspensionReviewDue(CaseEvent):
    """The day has come on which somebody has to look at a shelved case again."""

    name = "intake.suspension_review_due"
    grid_code: str
    obstacle: str
    review_on: date
    told_at: datetime
