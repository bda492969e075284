"""Slot: a stretch of time at some windows; it guards its own seats (domain reference §2.8)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from services.intake.domain.appointments.appointment import BOOKED_BY, Appointment, SeatChannel
from services.intake.domain.appointments.appointment_rules import BookingRules
from services.intake.domain.appointments.session import Session
from shared.events import intake_appointments as facts
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.masking import discreet


@dataclass(kw_only=True)
class Slot(Aggregate):
    """Its seats, and who has them.

    Never more people than seats, never more booked ones than are bookable, never more of a channel than its
    quota, never anybody twice. `next_turn` is when something happens by itself: a cache.
    """

    session: Session
    capacity: int
    quota: dict[str, int]
    rules: BookingRules
    appointments: tuple[Appointment, ...] = ()
    next_turn: datetime | None = field(default=None)
    closed_at: datetime | None = None

    @property
    def bookable(self) -> int:
        return self.rules.bookable(self.capacity)

    @property
    def grace(self) -> timedelta:
        return timedelta(minutes=self.rules.grace_minutes)

    def open(self, *, at: datetime) -> None:
        """Offer the seats. Refused: a quota of more than can be booked, or of no channel."""
        wrong = {each for each, seats in self.quota.items() if not 0 <= seats <= self.bookable}
        if wrong := wrong | (set(self.quota) - set(BOOKED_BY)):
            raise Invalid(
                "渠道配额有误", {"quota": [f"{each}：最多 {self.bookable}" for each in sorted(wrong)]}
            )
        self.record(
            facts.SlotOpened(**self._said(), capacity=self.capacity, bookable=self.bookable, opened_at=at)
        )

    def close(self, reason: str, *, at: datetime) -> None:
        """Give no seat away any more, for good; whoever has booked one is told that it is given up."""
        if self.closed_at:
            raise Conflict("该时段已经关闭")
        if at >= self.session.ends_at:
            raise Conflict("该时段已经结束，不能关闭")
        self.closed_at = at
        for each in self.appointments:
            if each.is_booked:
                self._give_up(each, reason="closed", at=at)
        self.record(facts.SlotClosed(**self._said(), why=discreet(reason), closed_at=at))

    def free(self, channel: SeatChannel) -> int:
        """Return how many seats a channel can still give away."""
        if self.closed_at:
            return 0
        seated = [each.channel for each in self.appointments if each.is_seated]
        left = self.capacity - len(seated)
        if channel is SeatChannel.WALK_IN:
            return left
        booked = len(seated) - seated.count(SeatChannel.WALK_IN)
        quota = self.quota.get(channel, self.bookable)
        return max(0, min(left, self.bookable - booked, quota - seated.count(channel)))

    def holds(self, id: str) -> bool:
        """Tell whether an appointment is in this slot."""
        return any(each.id == id for each in self.appointments)

    def find(self, id: str) -> Appointment:
        """Return an appointment, or raise NotFound."""
        for each in self.appointments:
            if each.id == id:
                return each
        raise NotFound("没有这个预约")

    def book(self, appointment: Appointment, *, no_shows: int, calendar: Calendar) -> None:
        """Give a seat to who asks beforehand; refused where he has one, and by the rules of the day."""
        at = appointment.booked_at
        self._require_open_for_booking(at, no_shows=no_shows, calendar=calendar)
        self._seat(appointment)
        self.record(facts.AppointmentBooked(**self._said_of(appointment), booked_at=at))

    def take_ticket(self, appointment: Appointment, *, at: datetime) -> None:
        """Give a seat to who is there. Refused on another day, and when the slot is over."""
        if local_time(at).date() != self.session.day or at >= self.session.ends_at:
            raise Conflict("该时段不在取号时间内")
        self._seat(appointment)
        self._arrive(appointment, at=at)

    def check_in(self, id: str, *, at: datetime) -> None:
        """Note that somebody has come, from a little before the slot until a little after it."""
        if not self.session.starts_at - self.grace <= at < self.session.ends_at + self.grace:
            raise Conflict(f"签到须在预约时段前后 {self.rules.grace_minutes} 分钟内")
        self._arrive(self.find(id), at=at)

    def serve(self, id: str, by: Caller, *, case_id: str | None, at: datetime) -> None:
        """Note that it was his turn, and which application followed."""
        served = self.find(id).serve(by.id, case_id)
        self._put(served)
        self.record(facts.VisitorServed(**self._said_of(served), case_id=case_id, served_at=at))

    def cancel(self, id: str, *, reason: str, at: datetime) -> None:
        """Free the seat. Refused once the slot has begun: who does not come then has not come."""
        if at >= self.session.starts_at:
            raise Conflict("预约时段已经开始，不能取消")
        self._give_up(self.find(id), reason=reason, at=at)

    def pass_time(self, *, now: datetime, calendar: Calendar) -> None:
        """Do what falls due by itself, each once: remind, note who stayed away.

        Where the day has become a rest day meanwhile, nobody stays away: his appointment is cancelled.
        """
        for each in self.appointments:
            if not (each.is_booked and self._turn_of(each) <= now):
                continue
            if not calendar.of(self.session.unit).is_workday(self.session.day):
                self._give_up(each, reason="rest_day", at=now)
            elif now >= self.session.ends_at + self.grace:
                self._put(each.miss())
                self.record(facts.AppointmentMissed(**self._said_of(each), missed_at=now))
            else:
                self._put(each.remind())
                self.record(facts.AppointmentReminded(**self._said_of(each), reminded_at=now))

    def _require_open_for_booking(self, at: datetime, *, no_shows: int, calendar: Calendar) -> None:
        day, today = self.session.day, local_time(at).date()
        if at >= self.session.starts_at:
            raise Conflict("该时段已经开始，不能预约")
        if not calendar.of(self.session.unit).is_workday(day):
            raise Conflict("当日不办公，不能预约")
        if (day - today).days > self.rules.days_ahead:
            raise Conflict(f"只能预约 {self.rules.days_ahead} 天以内的时段")
        if no_shows >= self.rules.most_no_shows and day != today:
            raise Conflict(
                f"{self.rules.no_show_days} 天内爽约 {self.rules.most_no_shows} 次，只能预约当日时段"
            )

    def _seat(self, appointment: Appointment) -> None:
        if self.closed_at:
            raise Conflict("该时段已经关闭")
        seated = [each.visitor for each in self.appointments if each.is_seated]
        if any(appointment.visitor.is_the_one(each) for each in seated):
            raise Conflict("您在该时段已有预约")
        if not self.free(appointment.channel):
            raise Conflict("该时段已约满")
        self.appointments = (*self.appointments, appointment)
        self._wind()

    def _arrive(self, appointment: Appointment, *, at: datetime) -> None:
        ticket = 1 + sum(each.ticket is not None for each in self.appointments)
        self._put(appointment.come(ticket, at))
        self.record(facts.VisitorArrived(**self._said_of(appointment), ticket=ticket, arrived_at=at))

    def _give_up(self, appointment: Appointment, *, reason: str, at: datetime) -> None:
        self._put(appointment.cancel())
        self.record(facts.AppointmentCancelled(**self._said_of(appointment), reason=reason, cancelled_at=at))

    def _put(self, changed: Appointment) -> None:
        self.appointments = tuple(changed if each.id == changed.id else each for each in self.appointments)
        self._wind()

    def _wind(self) -> None:
        self.next_turn = min(
            (self._turn_of(each) for each in self.appointments if each.is_booked), default=None
        )

    def _turn_of(self, booked: Appointment) -> datetime:
        """Return when it is reminded of or, where that is over or was too near, when it is missed."""
        remind = self.session.starts_at - timedelta(hours=self.rules.remind_hours)
        if booked.reminded or booked.booked_at >= remind:
            return self.session.ends_at + self.grace
        return remind

    def _said(self) -> dict[str, Any]:
        where = self.session
        return {
            "slot_id": self.id,
            "hall": where.hall,
            "hall_title": where.hall_title,
            "window_group": where.window_group,
            "window_title": where.window_title,
            "starts_at": where.starts_at,
            "ends_at": where.ends_at,
        }

    def _said_of(self, appointment: Appointment) -> dict[str, Any]:
        who = {"appointment_id": appointment.id, "channel": appointment.channel}
        return self._said() | who | {"visitor_id": appointment.visitor.id}
