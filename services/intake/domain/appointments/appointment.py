"""Appointment: a seat in a slot that somebody holds, and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.known_person import KnownPerson
from shared.kernel.errors import Conflict


class AppointmentState(StrEnum):
    """Where an appointment stands; the names are stable on the wire."""

    BOOKED = "BOOKED"
    CHECKED_IN = "CHECKED_IN"
    SERVED = "SERVED"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"


S = AppointmentState
WORDS = {
    S.BOOKED: "已预约",
    S.CHECKED_IN: "已到场",
    S.SERVED: "已办理",
    S.NO_SHOW: "爽约",
    S.CANCELLED: "已取消",
}
SEATED = frozenset({S.BOOKED, S.CHECKED_IN, S.SERVED})


class SeatChannel(StrEnum):
    """How somebody came to his seat: booked on the net, by phone or at a window, or just by coming."""

    NET = "net"
    PHONE = "phone"
    WINDOW = "window"
    WALK_IN = "walk_in"


BOOKED_BY = (SeatChannel.NET, SeatChannel.PHONE, SeatChannel.WINDOW)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One seat. `matter` is the code of a service item, if it was said; `case_id` is what followed of it.

    `ticket` is the place in the order in which people of the slot have come.
    """

    id: str
    channel: SeatChannel
    visitor: KnownPerson
    matter: str | None
    booked_at: datetime
    booked_by: str
    state: AppointmentState = S.BOOKED
    reminded: bool = False
    ticket: int | None = None
    came_at: datetime | None = None
    served_by: str | None = None
    case_id: str | None = None

    @property
    def is_booked(self) -> bool:
        return self.state is S.BOOKED

    @property
    def is_seated(self) -> bool:
        """Tell whether it takes a seat."""
        return self.state in SEATED

    def come(self, ticket: int, at: datetime) -> "Appointment":
        """Return it with the visitor in the hall."""
        self._require("签到", S.BOOKED)
        return replace(self, state=S.CHECKED_IN, ticket=ticket, came_at=at)

    def serve(self, by: str, case_id: str | None) -> "Appointment":
        """Return it as done."""
        self._require("办理", S.CHECKED_IN)
        return replace(self, state=S.SERVED, served_by=by, case_id=case_id)

    def cancel(self) -> "Appointment":
        """Return it given up; the seat is free."""
        self._require("取消", S.BOOKED)
        return replace(self, state=S.CANCELLED)

    def miss(self) -> "Appointment":
        """Return it missed."""
        self._require("记为爽约", S.BOOKED)
        return replace(self, state=S.NO_SHOW)

    def remind(self) -> "Appointment":
        """Return it with its visitor reminded."""
        self._require("提醒", S.BOOKED)
        return replace(self, reminded=True)

    def _require(self, action: str, state: AppointmentState) -> None:
        if self.state is not state:
            raise Conflict(f"预约{WORDS[self.state]}，不能{action}")
