"""What intake announces of slots at the windows and of who has a seat in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class SlotEvent(Event):
    """Base of everything that happens in a slot."""

    about = "slot"
    heard_by: ClassVar[tuple[str, ...]] = ("notify",)
    slot_id: str
    hall: str
    hall_title: str
    window_group: str
    window_title: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class SlotOpened(SlotEvent):
    """Seats can be taken; `bookable` of them beforehand, the rest is kept for people who just come."""

    name = "intake.slot_opened"
    capacity: int
    bookable: int
    opened_at: datetime


@dataclass(frozen=True, kw_only=True)
class SlotClosed(SlotEvent):
    """No seat is given away any more; those that were booked are cancelled, each by a fact of its own."""

    name = "intake.slot_closed"
    why: str
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentEvent(SlotEvent):
    """Base of everything that happens to one seat. `visitor_id` is a sign-in, or None where there is none."""

    appointment_id: str
    channel: str
    visitor_id: str | None


@dataclass(frozen=True, kw_only=True)
class AppointmentBooked(AppointmentEvent):
    """Somebody has a seat."""

    name = "intake.appointment_booked"
    booked_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentReminded(AppointmentEvent):
    """The day has come near: whoever has the seat should be told again."""

    name = "intake.appointment_reminded"
    reminded_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(AppointmentEvent):
    """The seat is free again. `reason` is visitor, office, closed (the slot), or rest_day (the hall)."""

    name = "intake.appointment_cancelled"
    heard_by = ("intake", "notify")
    reason: str
    cancelled_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentMissed(AppointmentEvent):
    """Nobody came until the window of grace was over."""

    name = "intake.appointment_missed"
    heard_by = ("intake", "notify")
    missed_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitorArrived(AppointmentEvent):
    """Whoever has the seat is in the hall, booked or just come; `ticket` is his place in the slot."""

    name = "intake.visitor_arrived"
    ticket: int
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitorServed(AppointmentEvent):
    """It was his turn. `case_id` is the application that followed, if one did."""

    name = "intake.visitor_served"
    heard_by = ("intake", "notify")
    case_id: str | None
    served_at: datetime
