"""Duty: who holds the posts around a grid, and who of them is there at a moment.

Shifts are those that staff announced, in the local time of Asia/Shanghai.
"""

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
        """Tell where the holder is: leave is a shift of leave or training, or a day of nothing else."""
        local = local_time(at)
        today = [shift for shift in self.shifts if shift.day == local.date()]
        now = {shift.place for shift in today if shift.start <= local.time() < shift.end}
        if now & WORKING:
            return Presence.ON_DUTY
        away = now or {shift.place for shift in today}
        return Presence.ON_LEAVE if away and away <= AWAY else Presence.OFF_SHIFT

    def back_on_duty(self, at: datetime) -> datetime | None:
        """Return when the holder's next working shift starts, if that is within FORESIGHT."""
        starts = [local_moment(shift.day, shift.start) for shift in self.shifts if shift.place in WORKING]
        return min((start for start in starts if at < start <= at + FORESIGHT), default=None)


@dataclass(frozen=True, kw_only=True)
class Crew:
    """Who holds the posts A and B of a grid and is head of its community."""

    a: Holder | None = None
    b: Holder | None = None
    head: Holder | None = None

    @property
    def holders(self) -> tuple[Holder, ...]:
        return tuple(holder for holder in (self.a, self.b, self.head) if holder)

    def holder(self, worker_id: str) -> Holder | None:
        """Return a worker as the holder of one of the posts, or None."""
        return next((holder for holder in self.holders if holder.worker_id == worker_id), None)


def days_in_question(at: datetime) -> tuple[date, date]:
    """Return the first and the last local day that a decision at a moment looks at."""
    return local_time(at).date(), local_time(at + FORESIGHT).date()
