"""What intake announces of agents who act for residents: their orders."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.events.intake import CaseEvent
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class OrderEvent(Event):
    """Base of everything that happens to an order.

    `subject` is the title of the item, or of a quiet one no more than its kind; `principal_id` is a sign-in,
    or None; `agent_id` answers for it, `acted_by` did this, which is somebody else when he stands in.
    """

    about = "agency_order"
    heard_by: ClassVar[tuple[str, ...]] = ("notify",)
    order_id: str
    subject: str
    principal_id: str | None
    agent_id: str | None
    grid_code: str
    acted_by: str


@dataclass(frozen=True, kw_only=True)
class AgencyRequested(OrderEvent):
    """A resident asks that somebody does it for him."""

    name = "intake.agency_requested"
    item: str
    channel: str
    requested_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgentNamed(OrderEvent):
    """Somebody answers for the order now, or somebody else than before."""

    name = "intake.agent_named"
    heard_by = ("intake", "notify")
    named_at: datetime


@dataclass(frozen=True, kw_only=True)
class HomeVisitBooked(OrderEvent):
    """The agent comes to the door in this window of time; an earlier one no longer holds."""

    name = "intake.home_visit_booked"
    starts_at: datetime
    ends_at: datetime
    booked_at: datetime


@dataclass(frozen=True, kw_only=True)
class HomeVisitReminded(OrderEvent):
    """The visit has come near: both sides should be told again."""

    name = "intake.home_visit_reminded"
    starts_at: datetime
    ends_at: datetime
    reminded_at: datetime


@dataclass(frozen=True, kw_only=True)
class HomeVisitMade(OrderEvent):
    """The agent was at the door; `outcome` is met or not_home."""

    name = "intake.home_visit_made"
    outcome: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class PapersMoved(OrderEvent):
    """Papers changed hands against a signature: `step` is received, copied, submitted or returned."""

    name = "intake.papers_moved"
    heard_by = ("intake", "notify")
    step: str
    papers: int
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencySubmitted(OrderEvent):
    """The application is in; from here on it has a number of its own."""

    name = "intake.agency_submitted"
    heard_by = ("intake", "notify")
    case_id: str
    number: str
    submitted_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencySuspended(OrderEvent):
    """The agent does not go on for now, and why; no numbers of people in it."""

    name = "intake.agency_suspended"
    heard_by = ("intake", "notify")
    why: str
    suspended_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyResumed(OrderEvent):
    """The agent goes on."""

    name = "intake.agency_resumed"
    heard_by = ("intake", "notify")
    resumed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResultCollected(OrderEvent):
    """The agent has the result."""

    name = "intake.result_collected"
    heard_by = ("intake", "notify")
    collected_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResultHandedOver(OrderEvent):
    """The resident has the result, says the agent."""

    name = "intake.result_handed_over"
    heard_by = ("intake", "notify")
    handed_over_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyConfirmed(OrderEvent):
    """The resident has the result and every original back, say he or somebody who was not the agent."""

    name = "intake.agency_confirmed"
    confirmed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyTerminated(OrderEvent):
    """It ends without a result, and why; every original is back."""

    name = "intake.agency_terminated"
    heard_by = ("intake", "notify")
    why: str
    terminated_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyClockWarned(OrderEvent):
    """A clock of the order has reached a warning mark; `share` is the part of its limit in percent."""

    name = "intake.agency_clock_warned"
    clock: str
    mark: str
    share: int
    due: datetime
    warned_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyClockOverdue(OrderEvent):
    """A clock of the order has run out."""

    name = "intake.agency_clock_overdue"
    heard_by = ("intake", "notify")
    clock: str
    due: datetime
    overdue_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyClockMoved(OrderEvent):
    """A due time changed although nobody touched the order: a calendar year became official."""

    name = "intake.agency_clock_moved"
    clock: str
    was_due: datetime | None
    due: datetime | None
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseAgencyChanged(CaseEvent):
    """Somebody else acts for the applicant of a case, or somebody else is told how it goes."""

    name = "intake.case_agency_changed"
    number: str
    subject: str
    applicant_id: str | None
    notify_targets: tuple[str, ...]
    wants_reply: bool = True
    changed_at: datetime
