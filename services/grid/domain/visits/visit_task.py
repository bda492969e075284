"""Visit task: one visit or contact that is due, with the window in which it can be done (§4.4)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from services.grid.domain.visits.visit_rules import WHOLE, Occasion
from shared.kernel.calendar import local_moment, midnight_after

VISIT, CONTACT = "visit", "contact"
NOON = time(12)


class TaskState(StrEnum):
    """Where a task stands; what has ended is kept as it ended."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Beat:
    """What the strictest rule asks: every so many days, by phone or not, together with others or not."""

    days: int
    by_phone: bool
    joint: bool


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a plan needs to know of a visit. `accompanied` tells that an authority came along."""

    visit_id: str
    at: datetime
    result: str
    by_phone: bool
    accompanied: bool


@dataclass(frozen=True, kw_only=True)
class VisitTask:
    """It can be done from `opens` until before `ends`; an urgent one is due at its end."""

    id: str
    purpose: str
    due: datetime
    opens: datetime
    ends: datetime
    by_phone: bool
    joint: bool
    state: TaskState = TaskState.OPEN
    visit_id: str | None = None
    ended_at: datetime | None = None

    def taken_by(self, call: Call) -> bool:
        """Tell whether such a call is what the task asks for, at a time at which it can be done."""
        in_time = self.opens <= call.at < self.ends
        in_form = (self.by_phone or not call.by_phone) and (call.accompanied or not self.joint)
        return in_time and in_form

    def near_from(self, days: int) -> datetime:
        """Return when it comes near: so many days before it is due, and not before it can be done."""
        return max(self.opens, self.due - timedelta(days=days))

    def ended(self, state: TaskState, *, at: datetime, visit_id: str | None = None) -> "VisitTask":
        return replace(self, state=state, ended_at=at, visit_id=visit_id)


def routine(id: str, purpose: str, beat: Beat, *, due_on: date, percent: int) -> VisitTask:
    """Return a task of a rhythm; a share of its period, in whole days, lies in its window on both sides."""
    half = timedelta(days=beat.days * percent // WHOLE)
    return VisitTask(
        id=id,
        purpose=purpose,
        due=local_moment(due_on, NOON),
        opens=local_moment(due_on - half),
        ends=midnight_after(due_on + half),
        by_phone=beat.by_phone,
        joint=beat.joint,
    )


def urgent(id: str, occasion: Occasion, *, at: datetime) -> VisitTask:
    """Return what an occasion asks for: from now on, within its hours."""
    ends = at + timedelta(hours=occasion.hours)
    return VisitTask(
        id=id,
        purpose=occasion.code,
        due=ends,
        opens=at,
        ends=ends,
        by_phone=occasion.by_phone,
        joint=False,
    )
