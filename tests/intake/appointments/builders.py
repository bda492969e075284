"""Ready-made slots, seats and people who come; a test names only what it is about."""

from datetime import date, datetime, time
from itertools import count
from typing import Any

from services.intake.domain.appointments.appointment import (
    Appointment,
    AppointmentState,
    KnownPerson,
    SeatChannel,
)
from services.intake.domain.appointments.appointment_rules import (
    AppointmentRules,
    BookingRules,
    Hall,
    WindowGroup,
)
from services.intake.domain.appointments.session import Session
from services.intake.domain.appointments.slot import Slot
from tests.intake.builders import CLERK, MONDAY, PLAIN, STREET, local

TUESDAY = date(2026, 11, 24)
AT_HALF_PAST = local("2026-11-24 09:30")
ONE_MINUTE_LATE = local("2026-11-24 10:15")

_ids = count(1)


def booking_rules(**but: Any) -> BookingRules:
    return BookingRules(
        **{
            "walk_in_share": 50,
            "days_ahead": 7,
            "grace_minutes": 15,
            "most_no_shows": 3,
            "no_show_days": 90,
            "remind_hours": 24,
        }
        | but
    )


def appointment_rules(**but: Any) -> AppointmentRules:
    windows = (WindowGroup(code="A", title="综合窗口"), WindowGroup(code="B", title="社保窗口"))
    hall = Hall(code="MGL", title="为民服务中心", windows=windows, unit="WMZX")
    other = Hall(code="THX", title="填海巷服务点", windows=windows[:1], within="001")
    known = {"version_no": 1, "effective_from": date(2026, 1, 1), "halls": (hall, other)}
    return AppointmentRules(**known | {"booking": booking_rules()} | but)


def a_session(**but: Any) -> Session:
    return Session(
        **{
            "hall": "MGL",
            "hall_title": "为民服务中心",
            "window_group": "A",
            "window_title": "综合窗口",
            "area": STREET,
            "day": TUESDAY,
            "start": time(9, 30),
            "end": time(10, 0),
        }
        | but
    )


def a_slot(**but: Any) -> Slot:
    """A slot on Tuesday from 9:30 to 10:00 with ten seats, open since Monday 10:00."""
    session = {each: but.pop(each) for each in list(but) if each in Session.__dataclass_fields__}
    known = {"id": f"{next(_ids):032x}", "session": a_session(**session), "capacity": 10, "quota": {}}
    slot = Slot(**known | {"rules": booking_rules()} | but)
    slot.open(at=MONDAY)
    return slot


def a_visitor(name: str = "", **but: Any) -> KnownPerson:
    """Somebody known by a print of his own."""
    name = name or f"somebody {next(_ids)}"
    return KnownPerson(**{"id": name, "prints": (f"print of {name}",)} | but)


def an_appointment(visitor: str = "", **but: Any) -> Appointment:
    return Appointment(
        **{
            "id": f"{next(_ids):032x}",
            "channel": SeatChannel.NET,
            "visitor": a_visitor(visitor),
            "matter": None,
            "booked_at": MONDAY,
            "booked_by": "R0001",
        }
        | but
    )


def book(slot: Slot, visitor: str = "", *, no_shows: int = 0, calendar: Any = PLAIN, **but: Any) -> str:
    appointment = an_appointment(visitor, **but)
    slot.book(appointment, no_shows=no_shows, calendar=calendar)
    return appointment.id


def walk_in(slot: Slot, visitor: str = "", *, at: datetime = AT_HALF_PAST, **but: Any) -> str:
    ticket = an_appointment(visitor, channel=SeatChannel.WALK_IN, booked_at=at, **but)
    slot.take_ticket(ticket, at=at)
    return ticket.id


WAY = {
    AppointmentState.BOOKED: lambda slot, id: None,
    AppointmentState.CHECKED_IN: lambda slot, id: slot.check_in(id, at=AT_HALF_PAST),
    AppointmentState.SERVED: lambda slot, id: (
        slot.check_in(id, at=AT_HALF_PAST),
        slot.serve(id, CLERK, case_id=None, at=AT_HALF_PAST),
    ),
    AppointmentState.NO_SHOW: lambda slot, id: slot.pass_time(now=ONE_MINUTE_LATE, calendar=PLAIN),
    AppointmentState.CANCELLED: lambda slot, id: slot.cancel(id, reason="visitor", at=MONDAY),
}


def a_slot_with(state: AppointmentState, **but: Any) -> tuple[Slot, str]:
    """A slot with one appointment that has come so far."""
    slot = a_slot(**but)
    id = book(slot, "R0001")
    WAY[state](slot, id)
    return slot, id
