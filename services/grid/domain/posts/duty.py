"""Duty: who holds the posts around a grid, and who of them is there at a moment.

Shifts are those that staff announced, in the local time of Asia/Shanghai.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from shared.events.staff import Shift
from shared.kernel.calendar import local_moment, local_time

WORKING = frozenset({"grid", "desk", "assignment"})
AWAY = frozenset({"leave", "training"})
FORESIGHT = timedelta(days=3)  # how far ahead somebody's return is awaited


class Post(StrEnum):
    """A is principal and B the assistant of a grid; a community has a head."""

    A = "A"
    B = "B"
    HEAD = "head"


class Presence(StrEnum):
    """Where the holder of a post is at a moment."""

    ON_DUTY = "on_duty"
    ON_LEAVE = "on_leave"
    OFF_SHIFT = "off_shift"


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds a post, with the shifts that are known of the days in question."""

    post: Post
    worker_id: str
    label: str
    shifts: tuple[Shift, ...] = ()

    def presence(self, at: datetime) -> Presence:
        """Tell where the holder is."""
        return presence_in(self.shifts, at)

    def back_on_duty(self, at: datetime) -> datetime | None:
        """Return when the holder's next working shift starts, if that is within FORESIGHT."""
        starts = [local_moment(shift.day, shift.start) for shift in self.shifts if shift.place in WORKING]
        return min((start for start in starts if at < start <= at + FORESIGHT), default=None)


@dataclass(frozen=True, kw_only=True)
class Crew:
    """Who holds the posts A and B of a grid and is head of its community.

    The `substitute` stands in for one of the two who is on leave, under his post.
    """

    a: Holder | None = None
    b: Holder | None = None
    head: Holder | None = None
    substitute: Holder | None = None

    @property
    def holders(self) -> tuple[Holder, ...]:
        return tuple(holder for holder in (self.a, self.b, self.head, self.substitute) if holder)

    def holder(self, worker_id: str) -> Holder | None:
        """Return a worker as the holder of one of the posts, or None."""
        return next((holder for holder in self.holders if holder.worker_id == worker_id), None)

    def stands_in(self, holder: Holder, at: datetime) -> Holder | None:
        """Return who can act in the place of one of the two: the other or the substitute; none on leave."""
        partners = (self.partner_of(holder), self.substitute)
        there = (each for each in partners if each and each.worker_id != holder.worker_id)
        return next((each for each in there if each.presence(at) is not Presence.ON_LEAVE), None)

    def partner_of(self, holder: Holder) -> Holder | None:
        """Return the other of the two of the grid, or None."""
        return next((each for each in (self.b, self.a) if each and each.worker_id != holder.worker_id), None)


def presence_in(shifts: Iterable[Shift], at: datetime) -> Presence:
    """Tell where somebody is: on leave is who has a shift of leave or training, or a day of nothing else."""
    local = local_time(at)
    today = [shift for shift in shifts if shift.day == local.date()]
    now = {shift.place for shift in today if shift.start <= local.time() < shift.end}
    if now & WORKING:
        return Presence.ON_DUTY
    away = now or {shift.place for shift in today}
    return Presence.ON_LEAVE if away and away <= AWAY else Presence.OFF_SHIFT


def was_away(shifts: Iterable[Shift], *, since: datetime, until: datetime) -> bool:
    """Tell whether some leave or training fell between two moments."""
    away = [shift for shift in shifts if shift.place in AWAY]
    return any(
        local_moment(shift.day, shift.start) < until and local_moment(shift.day, shift.end) > since
        for shift in away
    )


def days_in_question(at: datetime) -> tuple[date, date]:
    """Return the first and the last local day that a decision at a moment looks at."""
    return local_time(at).date(), local_time(at + FORESIGHT).date()
