"""What grid announces of hazards: ids and codes; what was seen stays at home."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class HazardEvent(Event):
    """Base of what happens to a hazard."""

    about = "hazard"
    heard_by: ClassVar[tuple[str, ...]] = ()
    hazard_id: str


@dataclass(frozen=True, kw_only=True)
class HazardFound(HazardEvent):
    """Something dangerous was seen. `missed_by_grid` when others than the grid saw it first.

    It repeats `former_id` where the same kind was there before; `recurrence` counts how often.
    """

    name = "grid.hazard_found"
    heard_by = ("grid", "notify")
    kind: str
    severity: str
    household_id: str | None
    building_id: str | None
    facility_id: str | None
    grid_code: str | None
    community_code: str
    found_by: str
    missed_by_grid: bool
    recurrence: int
    former_id: str | None
    found_at: datetime


@dataclass(frozen=True, kw_only=True)
class HazardCharged(HazardEvent):
    """Somebody has to mend it by a day; told again it is another one, or another day."""

    name = "grid.hazard_charged"
    heard_by = ("notify",)
    owner: str
    deadline: date
    charged_at: datetime


@dataclass(frozen=True, kw_only=True)
class HazardWarned(HazardEvent):
    """Its deadline comes near."""

    name = "grid.hazard_warned"
    heard_by = ("notify",)
    owner: str
    deadline: date
    warned_at: datetime


@dataclass(frozen=True, kw_only=True)
class HazardOverdue(HazardEvent):
    """Its deadline is over."""

    name = "grid.hazard_overdue"
    heard_by = ("notify",)
    owner: str
    deadline: date
    overdue_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class HazardMoved(HazardEvent):
    """It lies in another grid since the map was cut anew; None where only its community is known."""

    name = "grid.hazard_moved"
    grid_code: str | None
    community_code: str | None = None
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class HazardMended(HazardEvent):
    """Somebody says, with proof, that it is mended; `to_accept` where somebody else has to look."""

    name = "grid.hazard_mended"
    heard_by = ("notify",)
    mended_by: str
    mended_at: datetime
    to_accept: bool = False
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class HazardSentBack(HazardEvent):
    """It is not mended after all."""

    name = "grid.hazard_sent_back"
    heard_by = ("notify",)
    sent_back_at: datetime
    owner: str | None = None


@dataclass(frozen=True, kw_only=True)
class HazardClosed(HazardEvent):
    """It is mended."""

    name = "grid.hazard_closed"
    heard_by = ("grid", "notify")
    household_id: str | None
    on_time: bool
    closed_by: str
    closed_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class HazardDismissed(HazardEvent):
    """It was none."""

    name = "grid.hazard_dismissed"
    heard_by = ("notify",)
    dismissed_by: str
    dismissed_at: datetime
    reported_by: str | None = None
