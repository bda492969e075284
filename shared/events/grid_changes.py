"""What grid announces of requests to change a record: ids and names of fields, never a value."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ChangeRequested(Event):
    """Somebody asks, with a proof, to change what is known of a person or a household."""

    name = "grid.change_requested"
    about = "change_request"
    heard_by = ("notify",)
    request_id: str
    subject_id: str
    what: tuple[str, ...]
    area: str
    requested_by: str
    requested_at: datetime


@dataclass(frozen=True, kw_only=True)
class ChangeApproved(Event):
    """A second person has looked at the proof; the record is changed."""

    name = "grid.change_approved"
    about = "change_request"
    heard_by = ("notify",)
    request_id: str
    subject_id: str
    approved_by: str
    approved_at: datetime
    requested_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeRefused(Event):
    """The proof does not do; the record stays as it is."""

    name = "grid.change_refused"
    about = "change_request"
    heard_by = ("notify",)
    request_id: str
    refused_by: str
    refused_at: datetime
    requested_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeMoved(Event):
    """The map was cut anew: it is decided in another area."""

    name = "grid.change_moved"
    about = "change_request"
    request_id: str
    area: str
    moved_at: datetime
