"""Desk: what the shifts of one day mean for the grids and for the desk of a community.

Times are times of that day in Asia/Shanghai, as the time since midnight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from services.grid.domain.posts.duty import WORKING
from services.grid.domain.posts.feasibility import IN_GRID_A_DAY, NOTHING
from shared.events.staff import Shift
from shared.kernel.worktime import ServiceHours, since_midnight

GRID, DESK = "grid", "desk"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From one time of day to another."""

    start: timedelta
    end: timedelta

    @property
    def length(self) -> timedelta:
        return self.end - self.start


@dataclass(frozen=True, kw_only=True)
class PlannedDay:
    """What the shifts of a worker amount to. `short`: he works, and less than four hours in the grid."""

    worker_id: str
    in_grid: timedelta
    at_desk: timedelta
    works: timedelta

    @property
    def short(self) -> bool:
        return self.works > NOTHING and self.in_grid < IN_GRID_A_DAY


def plan(worker_id: str, shifts: Iterable[Shift]) -> PlannedDay:
    """Return what a worker's shifts of one day amount to."""
    spent = dict.fromkeys(WORKING, NOTHING)
    for shift in shifts:
        if shift.place in WORKING:
            spent[shift.place] += since_midnight(shift.end) - since_midnight(shift.start)
    return PlannedDay(
        worker_id=worker_id, in_grid=spent[GRID], at_desk=spent[DESK], works=sum(spent.values(), NOTHING)
    )


def unmanned(hours: ServiceHours, shifts: Mapping[str, Iterable[Shift]]) -> tuple[Stretch, ...]:
    """Return the parts of the service hours in which nobody of these workers is at the desk."""
    manned = sorted(
        (since_midnight(shift.start), since_midnight(shift.end))
        for own in shifts.values()
        for shift in own
        if shift.place == DESK
    )
    sessions = ((since_midnight(each.opens), since_midnight(each.closes)) for each in hours.sessions)
    return tuple(hole for opens, closes in sessions for hole in _holes(opens, closes, manned))


def _holes(
    opens: timedelta, closes: timedelta, manned: Iterable[tuple[timedelta, timedelta]]
) -> Iterable[Stretch]:
    reached = opens
    for start, end in manned:
        if reached < min(start, closes):
            yield Stretch(start=reached, end=min(start, closes))
        reached = max(reached, end)
    if reached < closes:
        yield Stretch(start=reached, end=closes)
