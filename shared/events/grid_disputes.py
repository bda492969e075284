"""What grid announces of disputes: ids and codes; who quarrels about what stays at home."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class DisputeEvent(Event):
    """Base of what happens to a dispute."""

    about = "dispute"
    heard_by: ClassVar[tuple[str, ...]] = ()
    dispute_id: str


@dataclass(frozen=True, kw_only=True)
class DisputeRegistered(DisputeEvent):
    """Somebody quarrels. `household_ids` are those that are called on until it is over, or none."""

    name = "grid.dispute_registered"
    heard_by = ("grid", "notify")
    category: str
    scale: str
    grid_code: str | None
    community_code: str
    household_ids: tuple[str, ...]
    deadline: date
    registered_at: datetime


@dataclass(frozen=True, kw_only=True)
class DisputeMoved(DisputeEvent):
    """It lies in another grid since the map was cut anew; None where only its community is known."""

    name = "grid.dispute_moved"
    grid_code: str | None
    community_code: str | None = None
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class MediatorAppointed(DisputeEvent):
    """Somebody mediates."""

    name = "grid.mediator_appointed"
    heard_by = ("notify",)
    mediator: str
    way: str
    appointed_at: datetime


@dataclass(frozen=True, kw_only=True)
class MediationHeld(DisputeEvent):
    """The parties were brought together."""

    name = "grid.mediation_held"
    meetings: int
    held_at: datetime


@dataclass(frozen=True, kw_only=True)
class DisputeSettled(DisputeEvent):
    """The parties have agreed."""

    name = "grid.dispute_settled"
    on_time: bool
    follow_up_on: date
    settled_at: datetime


@dataclass(frozen=True, kw_only=True)
class DisputeFailed(DisputeEvent):
    """The mediation came to nothing; `onward` says where the parties were told to go."""

    name = "grid.dispute_failed"
    heard_by = ("notify",)
    onward: str
    failed_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeFollowedUp(DisputeEvent):
    """Somebody has asked whether the agreement is kept; if not it is mediated again."""

    name = "grid.dispute_followed_up"
    heard_by = ("notify",)
    kept: bool
    asked_at: datetime
    mediator: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeWithdrawn(DisputeEvent):
    """The parties do not want it any more."""

    name = "grid.dispute_withdrawn"
    heard_by = ("notify",)
    withdrawn_at: datetime
    mediator: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeEvaluated(DisputeEvent):
    """Somebody else has said what he thinks of the mediation."""

    name = "grid.dispute_evaluated"
    heard_by = ("notify",)
    evaluated_at: datetime
    mediator: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeWarned(DisputeEvent):
    """The time for a mediation comes to its end, or somebody is to ask whether an agreement is kept."""

    name = "grid.dispute_warned"
    heard_by = ("notify",)
    mediator: str | None
    about_what: str
    due: date
    warned_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeOverdue(DisputeEvent):
    """The time for a mediation is over."""

    name = "grid.dispute_overdue"
    heard_by = ("notify",)
    mediator: str | None
    deadline: date
    overdue_at: datetime
    grid_code: str | None = None
    community_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeRead(DisputeEvent):
    """Somebody has read who quarrels about what; `purpose` is a code."""

    name = "grid.dispute_read"
    read_by: str
    purpose: str
    read_at: datetime
