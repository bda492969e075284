"""Roster: the duty shifts of one worker in one month. Days and times of day are those of Asia/Shanghai."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from shared.events.staff import RosterPublished, Shift
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Invalid

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
MOST_SHIFTS_A_DAY = 4


class DutyPlace(StrEnum):
    """Where a shift is spent."""

    GRID = "grid"
    DESK = "desk"
    ASSIGNMENT = "assignment"
    LEAVE = "leave"
    TRAINING = "training"


AWAY = frozenset({DutyPlace.LEAVE, DutyPlace.TRAINING})


@dataclass(frozen=True, kw_only=True)
class DutyShift:
    """Part of one day."""

    day: date
    start: time
    end: time
    place: DutyPlace


def roster_id(worker_id: str, month: str) -> str:
    return f"{worker_id}:{month}"


@dataclass(kw_only=True)
class Roster(Aggregate):
    """Publishing again replaces all that was said of the month before."""

    worker_id: str
    month: str
    shifts: tuple[DutyShift, ...] = ()
    substitute_id: str | None = None

    @classmethod
    def blank(cls, worker_id: str, month: str) -> "Roster":
        """Return the roster of a month that nothing was said of; `month` is like 2026-11."""
        if not MONTH.fullmatch(month):
            raise Invalid(f"{month!r} is no month like 2026-11")
        return cls(id=roster_id(worker_id, month), worker_id=worker_id, month=month)

    def publish(self, shifts: Iterable[DutyShift], *, substitute_id: str | None = None) -> bool:
        """Say who is where when, and who stands in on days away; tell whether that changed anything.

        Refused: shifts that end before they start, overlap or lie in another month, more than four a day.
        """
        ordered = tuple(sorted(shifts, key=lambda shift: (shift.day, shift.start)))
        self._check(ordered)
        if self.version and (ordered, substitute_id) == (self.shifts, self.substitute_id):
            return False
        self.shifts, self.substitute_id = ordered, substitute_id
        said = tuple(Shift(day=s.day, start=s.start, end=s.end, place=s.place.value) for s in ordered)
        self.record(
            RosterPublished(
                worker_id=self.worker_id, month=self.month, shifts=said, substitute_id=substitute_id
            )
        )
        return True

    def days_away(self) -> tuple[date, ...]:
        """Return the days that are leave or training from first to last shift; a free day is not one."""
        places: defaultdict[date, set[DutyPlace]] = defaultdict(set)
        for shift in self.shifts:
            places[shift.day].add(shift.place)
        return tuple(day for day, seen in places.items() if seen <= AWAY)

    def _check(self, ordered: tuple[DutyShift, ...]) -> None:
        if strays := [shift.day for shift in ordered if f"{shift.day:%Y-%m}" != self.month]:
            raise Invalid(f"{strays[0]} is not in {self.month}")
        _check_times(ordered)


def _check_times(ordered: tuple[DutyShift, ...]) -> None:
    if empty := [shift.day for shift in ordered if shift.start >= shift.end]:
        raise Invalid(f"a shift on {empty[0]} ends before it starts")
    if crowded := [first.day for first, fifth in _pairs(ordered, MOST_SHIFTS_A_DAY)]:
        raise Invalid(f"{crowded[0]} has more than {MOST_SHIFTS_A_DAY} shifts")
    if clashes := [late for early, late in _pairs(ordered, 1) if late.start < early.end]:
        raise Invalid(f"two shifts overlap on {clashes[0].day} at {clashes[0].start:%H:%M}")


def _pairs(ordered: tuple[DutyShift, ...], apart: int) -> list[tuple[DutyShift, DutyShift]]:
    """Return the pairs of shifts of one day that stand so many places apart."""
    pairs = zip(ordered, ordered[apart:], strict=False)
    return [(first, second) for first, second in pairs if first.day == second.day]
