"""What grid announces of facilities."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class FacilityEvent(Event):
    """Base of what happens to a facility."""

    about = "facility"
    heard_by: ClassVar[tuple[str, ...]] = ()
    facility_id: str


@dataclass(frozen=True, kw_only=True)
class FacilityRegistered(FacilityEvent):
    """Somebody looks after it from now on."""

    name = "grid.facility_registered"
    kind: str
    building_id: str | None
    grid_code: str | None
    community_code: str
    cycle_days: int
    next_due: date
    registered_at: datetime


@dataclass(frozen=True, kw_only=True)
class FacilityChanged(FacilityEvent):
    """It was told anew what it is or where, or it lies in another grid since the map was cut anew."""

    name = "grid.facility_changed"
    kind: str
    building_id: str | None
    grid_code: str | None
    community_code: str
    cycle_days: int
    next_due: date
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class FacilityInspected(FacilityEvent):
    """Somebody has looked at it; what is faulty or missing becomes a hazard."""

    name = "grid.facility_inspected"
    heard_by = ("grid",)
    condition: str
    on: date
    inspected_by: str
    next_due: date
    inspected_at: datetime


@dataclass(frozen=True, kw_only=True)
class FacilityRemoved(FacilityEvent):
    """It is not there any more."""

    name = "grid.facility_removed"
    removed_at: datetime


@dataclass(frozen=True, kw_only=True)
class InspectionDue(FacilityEvent):
    """Somebody is to look at it soon."""

    name = "grid.inspection_due"
    heard_by = ("notify",)
    due: date
    warned_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class InspectionOverdue(FacilityEvent):
    """Nobody has looked at it in time."""

    name = "grid.inspection_overdue"
    heard_by = ("notify",)
    due: date
    overdue_at: datetime
    grid_code: str | None = None
    community_code: str | None = None
