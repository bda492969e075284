"""Rosters: who is where, half day by half day.

In the morning A is in the grid and B at the desk, in the afternoon they swap: with halves of four
hours both spend their four hours in the grid (domain reference §5.1). Now and then one of the two
is on leave or at a training; never both, because a grid has at most one absence a week.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from demo.street.chance import dice
from demo.street.codes import DutyPlace
from demo.street.records import DemoStreet, DutyShift, Worker

MORNING = (time(8, 30), time(12, 30))
AFTERNOON = (time(13, 30), time(17, 30))
PLACES = {
    "A": (DutyPlace.GRID, DutyPlace.DESK),
    "B": (DutyPlace.DESK, DutyPlace.GRID),
}
ON_LEAVE, AT_TRAINING = 0.16, 0.06  # of the weeks of a grid
LONGEST_LEAVE = WORKING_WEEK = 5


@dataclass(frozen=True, slots=True)
class _Absence:
    """One of the two workers of a grid is away for some days of a week."""

    post: str
    weekdays: range
    place: DutyPlace


def make_rosters(
    street: DemoStreet, first_day: date, *, days: int, is_workday: Callable[[date], bool]
) -> Iterator[DutyShift]:
    """Yield two shifts for everybody on every working day, worker by worker, each in order of time.

    A day looks the same whatever span it is asked in. Officers are at the desk.
    """
    span = [first_day + timedelta(days=number) for number in range(days)]
    working = [day for day in span if is_workday(day)]
    post_of = {post.worker_id: post.post for post in street.posts}
    for worker in (*street.workers, *street.officers):
        for day in working:
            places = _places(street.seed, worker, post_of.get(worker.id), day)
            for (start, end), place in zip((MORNING, AFTERNOON), places, strict=True):
                yield DutyShift(worker_id=worker.id, day=day, start=start, end=end, place=place)


def _places(seed: int, worker: Worker, post: str | None, day: date) -> tuple[DutyPlace, DutyPlace]:
    if post not in PLACES:
        return DutyPlace.DESK, DutyPlace.DESK
    absence = _absence(seed, worker.area, day - timedelta(days=day.weekday()))
    if absence and absence.post == post and day.weekday() in absence.weekdays:
        return absence.place, absence.place
    return PLACES[post]


def _absence(seed: int, grid_code: str, monday: date) -> _Absence | None:
    luck = dice(seed, "absence", grid_code, monday.isoformat())
    fate, post = luck.random(), luck.choice("AB")
    first = luck.randrange(WORKING_WEEK)
    if fate < ON_LEAVE:
        return _Absence(post, range(first, first + luck.randint(1, LONGEST_LEAVE)), DutyPlace.LEAVE)
    if fate < ON_LEAVE + AT_TRAINING:
        return _Absence(post, range(first, first + 1), DutyPlace.TRAINING)
    return None
