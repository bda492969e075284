"""What grid announces of the plan by which a household is visited: ids and codes, and never why."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class VisitPlanEvent(Event):
    """Base of what happens to the plan of a household."""

    about = "visit_plan"
    heard_by: ClassVar[tuple[str, ...]] = ()
    household_id: str


@dataclass(frozen=True, kw_only=True)
class VisitPlanChanged(VisitPlanEvent):
    """A household is visited, and contacted in between, every so many days."""

    name = "grid.visit_plan_changed"
    grid_code: str | None
    community_code: str
    visit_days: int
    contact_days: int | None
    by_appointment: bool
    rules_version: int
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitPlanned(VisitPlanEvent):
    """A visit, a contact or what an occasion asks for can be done from `opens` until before `ends`.

    Told again with the same `task_id` its window was moved.
    """

    name = "grid.visit_planned"
    heard_by = ("notify",)
    task_id: str
    purpose: str
    grid_code: str | None
    community_code: str
    due: datetime
    opens: datetime
    ends: datetime
    planned_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitDue(VisitPlanEvent):
    """A visit that nobody has made yet comes due; told once a task."""

    name = "grid.visit_due"
    heard_by = ("notify",)
    task_id: str
    purpose: str
    grid_code: str | None
    community_code: str
    due: datetime
    ends: datetime
    warned_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitTaskEnded(VisitPlanEvent):
    """A task was done, refused by the household, missed, or dropped because nothing asks for it any more.

    Missed may be followed by done, when an entry comes late that was made in time.
    """

    name = "grid.visit_task_ended"
    heard_by = ("grid", "notify")
    task_id: str
    purpose: str
    grid_code: str | None
    community_code: str
    due: datetime
    opens: datetime
    ends: datetime
    outcome: str
    visit_id: str | None
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitAgreed(VisitPlanEvent):
    """A household has agreed to a time."""

    name = "grid.visit_agreed"
    heard_by = ("notify",)
    opens: datetime
    ends: datetime
    agreed_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class HouseholdAbsent(VisitPlanEvent):
    """Nobody was at home; `tracing` when, after several parts of the day, other means are called for."""

    name = "grid.household_absent"
    heard_by = ("notify",)
    visit_id: str
    day_part: str
    absences: int
    tracing: bool
    absent_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class HouseholdTraced(VisitPlanEvent):
    """Somebody asked the neighbours, called or left a letter."""

    name = "grid.household_traced"
    means: str
    reached: bool
    by: str
    traced_at: datetime


@dataclass(frozen=True, kw_only=True)
class HouseholdUnreachable(VisitPlanEvent):
    """Every means was tried in vain."""

    name = "grid.household_unreachable"
    heard_by = ("notify",)
    grid_code: str | None
    community_code: str
    unreachable_at: datetime


@dataclass(frozen=True, kw_only=True)
class HouseholdMet(VisitPlanEvent):
    """Somebody of the household was met, later than ever before; earlier absences are forgotten."""

    name = "grid.household_met"
    was_unreachable: bool
    met_at: datetime
