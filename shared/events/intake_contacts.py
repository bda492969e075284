"""What intake announces of contacts: who of the staff was asked, and whether he answered; no words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ContactEvent(Event):
    """Base of everything that happens to a contact."""

    about = "contact"
    heard_by: ClassVar[tuple[str, ...]] = ("notify",)
    contact_id: str


@dataclass(frozen=True, kw_only=True)
class ContactRecorded(ContactEvent):
    """Somebody of the staff was asked; `whose` and `action` say what he did, `case_id` where it is a case."""

    name = "intake.contact_recorded"
    case_id: str | None
    asked_staff: str
    area: str
    whose: str
    action: str
    answer_due: datetime | None
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactAnswered(ContactEvent):
    """What was unclear has been answered."""

    name = "intake.contact_answered"
    case_id: str | None
    answered_by: str
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactWarned(ContactEvent):
    """The time to answer has come to a mark."""

    name = "intake.contact_warned"
    asked_staff: str
    area: str
    due: datetime
    mark: str
    warned_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactOverdue(ContactEvent):
    """The time to answer is over."""

    name = "intake.contact_overdue"
    heard_by = ("intake", "notify")
    asked_staff: str
    area: str
    due: datetime
    overdue_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactMoved(ContactEvent):
    """A new calendar has moved the time to answer."""

    name = "intake.contact_moved"
    was_due: datetime | None
    due: datetime | None
    moved_at: datetime
