"""What intake announces of the lists of the street, and of issues that stand on none of them."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.intake import CaseEvent
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ListPublished(Event):
    """A version of a list (power, duty or service) holds from its day on; `entries` counts its lines."""

    name = "intake.list_published"
    about = "list"
    kind: str
    version_no: int
    effective_from: date
    entries: int


@dataclass(frozen=True, kw_only=True)
class ApprovalAwaited(CaseEvent):
    """An issue stands on no list of the street: a section head or leader says whether it is taken on.

    `grid_code` is where it lies, as far as that is known: at first the street.
    """

    name = "intake.approval_awaited"
    topic: str
    grid_code: str
    awaited_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApprovalGiven(CaseEvent):
    """A section head or leader has taken it on all the same, and said which unit leads it."""

    name = "intake.approval_given"
    lead_unit: str
    approved_by: str
    approved_at: datetime
