"""What grid announces: who got which case and why, and how the map changes."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(Event):
    """A case has its worker. `post` is A, B or head; `reason` is a code from the closed list.

    `on_behalf_of` is the worker of post A when somebody covers for him. Where no grid lies, the head of the
    community has it: then `grid_code` is the community's and `grid_version` is 0.
    """

    name = "grid.case_assigned"
    about = "assignment"
    heard_by = ("intake", "notify")
    case_id: str
    number: str
    subject: str
    grid_code: str
    grid_version: int
    community_code: str
    post: str
    worker_id: str
    worker_label: str
    on_behalf_of: str | None
    reason: str
    assigned_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseUnassigned(Event):
    """Nobody can take the case, and why.

    That is place_unknown, outside_area, no_post, nobody_on_duty, returned, transferred or declined.
    """

    name = "grid.case_unassigned"
    about = "assignment"
    heard_by = ("intake", "notify")
    case_id: str
    number: str
    grid_code: str | None
    community_code: str | None
    reason: str
    unassigned_at: datetime


@dataclass(frozen=True, kw_only=True)
class AssignmentSigned(Event):
    """Somebody has the case in hand. `on_behalf_of` is set when he stands in; neither changes afterwards."""

    name = "grid.assignment_signed"
    about = "assignment"
    case_id: str
    worker_id: str
    on_behalf_of: str | None
    signed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseCovered(Event):
    """`worker_id` has not signed in time: his partner has the case now, as case_assigned tells too."""

    name = "grid.case_covered"
    about = "assignment"
    heard_by = ("notify",)
    case_id: str
    number: str
    subject: str
    grid_code: str
    worker_id: str
    covered_by: str
    covered_by_label: str
    given_at: datetime
    covered_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseLeftUnsigned(Event):
    """`worker_id` has not signed in time, and there is nobody to cover for him: the head must see to it."""

    name = "grid.case_left_unsigned"
    about = "assignment"
    heard_by = ("notify",)
    case_id: str
    number: str
    subject: str
    grid_code: str
    worker_id: str
    given_at: datetime
    noticed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AssignmentEnded(Event):
    """The case is over; its worker is free of it."""

    name = "grid.assignment_ended"
    about = "assignment"
    case_id: str
    worker_id: str | None
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseNoted(Event):
    """Grid has heard of a case for which it looks for nobody.

    Either a `unit` of the street answers for it, or it was over before grid heard that it had begun.
    """

    name = "grid.case_noted"
    about = "assignment"
    case_id: str
    number: str
    unit: str | None
    noted_at: datetime


@dataclass(frozen=True, kw_only=True)
class HandoverMade(Event):
    """A worker has handed over what he has to another; `auto`: the roster did it."""

    name = "grid.handover_made"
    about = "handover"
    heard_by = ("grid", "notify")
    handover_id: str
    grid_code: str
    from_id: str
    to_id: str
    cases: int
    items: int
    visits: int = 0
    auto: bool
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class HandoverAccepted(Event):
    """Who took over has confirmed everything on the list of `from_id`."""

    name = "grid.handover_accepted"
    about = "handover"
    heard_by = ("notify",)
    handover_id: str
    accepted_by: str
    accepted_at: datetime
    grid_code: str | None = None
    from_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class HandoverReturned(Event):
    """Who left is back: what is still open goes back to him, except what the other has signed himself."""

    name = "grid.handover_returned"
    about = "handover"
    heard_by = ("grid", "notify")
    handover_id: str
    grid_code: str
    from_id: str
    to_id: str
    auto: bool
    returned_at: datetime


@dataclass(frozen=True, kw_only=True)
class GridPublished(Event):
    """A version of a grid's boundary is in force."""

    name = "grid.grid_published"
    about = "grid"
    code: str
    version_no: int
    title: str
    community_code: str
    valid_from: datetime
