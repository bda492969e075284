"""What intake announces of purchased projects. Of needs that are referred to them: see intake_referrals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ProjectEvent(Event):
    """Base of what happens to a project."""

    about = "project"
    heard_by: ClassVar[tuple[str, ...]] = ()
    project_id: str


@dataclass(frozen=True, kw_only=True)
class ProjectProposed(ProjectEvent):
    """Somebody sees a need that the street has to buy for."""

    name = "intake.project_proposed"
    street: str
    title: str
    proposed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectApproved(ProjectEvent):
    """It is bought."""

    name = "intake.project_approved"
    approved_by: str
    approved_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectContracted(ProjectEvent):
    """There is an agreement with a provider, named by its credit code."""

    name = "intake.project_contracted"
    provider: str
    agreement_no: str
    budget_fen: int
    last_day: date
    contracted_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectStarted(ProjectEvent):
    """The provider is at work; needs can be referred."""

    name = "intake.project_started"
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectStaffed(ProjectEvent):
    """Other people work on it for the provider; `staff` is how many."""

    name = "intake.project_staffed"
    staff: int
    staffed_at: datetime


@dataclass(frozen=True, kw_only=True)
class MilestoneReported(ProjectEvent):
    """The provider says that it has delivered."""

    name = "intake.milestone_reported"
    milestone: str
    reported_at: datetime


@dataclass(frozen=True, kw_only=True)
class MilestoneEvaluated(ProjectEvent):
    """Somebody has counted and judged it; what is not accepted has to be delivered again."""

    name = "intake.milestone_evaluated"
    heard_by = ("notify",)
    street: str
    title: str
    milestone: str
    accepted: bool
    quality: int
    evaluated_at: datetime


@dataclass(frozen=True, kw_only=True)
class MilestonePaid(ProjectEvent):
    """What was accepted is paid."""

    name = "intake.milestone_paid"
    milestone: str
    amount_fen: int
    paid_by: str
    paid_at: datetime


@dataclass(frozen=True, kw_only=True)
class MilestoneDue(ProjectEvent):
    """The day of a milestone has come near, or is over."""

    name = "intake.milestone_due"
    heard_by = ("notify",)
    street: str
    title: str
    milestone: str
    due_on: date
    reminded_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectReviewed(ProjectEvent):
    """The whole was judged, half-way (mid) or at the end (final)."""

    name = "intake.project_reviewed"
    heard_by = ("notify",)
    street: str
    title: str
    review: str
    passed: bool
    reviewed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectRectified(ProjectEvent):
    """What a review found wrong is put right."""

    name = "intake.project_rectified"
    rectified_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectClosed(ProjectEvent):
    """It ended well; `data` says whether the provider has returned or deleted what it was given."""

    name = "intake.project_closed"
    data: str
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProjectTerminated(ProjectEvent):
    """It ended early; `data` is None where there was no agreement yet."""

    name = "intake.project_terminated"
    data: str | None
    terminated_by: str
    terminated_at: datetime
