"""One year of working days: how it departs from Monday to Friday, and its days laid out for look-up."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from shared.kernel.errors import Invalid
from shared.kernel.worktime import ServiceHours

SATURDAY = 5


class YearStatus(StrEnum):
    """Whether the days of a year are announced or only supposed."""

    OFFICIAL = "official"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, kw_only=True)
class CalendarYear:
    """How one year departs from Monday to Friday: weekdays that are `off`, weekend days that are `worked`."""

    year: int
    status: YearStatus
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    source: str

    def __post_init__(self) -> None:
        if strays := sorted(day for day in self.off | self.worked if day.year != self.year):
            raise Invalid(f"{strays[0]} is not in {self.year}")
        if both := sorted(self.off & self.worked):
            raise Invalid(f"{both[0]} cannot be both off and worked")

    def works(self, day: date) -> bool:
        """Tell whether a day of this year is a working day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)


@dataclass(frozen=True, kw_only=True)
class SpecialDay:
    """A day on which this office keeps hours of its own, whatever the year says; without hours it rests."""

    day: date
    hours: ServiceHours
    name: str

    @property
    def said(self) -> tuple[date, str]:
        """Return what of it can change a result."""
        return self.day, str(self.hours)


@dataclass(frozen=True, kw_only=True)
class OwnDays:
    """The days on which one unit keeps hours of its own, whatever holds for all."""

    unit: str
    days: tuple[SpecialDay, ...]

    def before(self, others: tuple[SpecialDay, ...]) -> tuple[SpecialDay, ...]:
        """Return these days and, of others, what they say nothing about."""
        return tuple({each.day: each for each in (*others, *self.days)}.values())


class WorkYear:
    """The working days of one year in order, each with the service time of the year until its end."""

    def __init__(self, hours: Mapping[date, ServiceHours]) -> None:
        self._days = sorted(hours)
        self._through = [timedelta(), *accumulate(hours[day].length for day in self._days)]

    @property
    def count(self) -> int:
        """Return how many days of the year work."""
        return len(self._days)

    @property
    def length(self) -> timedelta:
        """Return the service time of the year."""
        return self._through[-1]

    def nth(self, n: int) -> date:
        """Return the n-th working day of the year, 1 for the first."""
        return self._days[n - 1]

    def through(self, day: date) -> int:
        """Return how many days work up to and including this one."""
        return bisect_right(self._days, day)

    def before(self, day: date) -> timedelta:
        """Return the service time of the year before this day begins."""
        return self._through[bisect_left(self._days, day)]

    def find(self, amount: timedelta) -> tuple[date, timedelta]:
        """Return the day in which that much (more than nothing) of the year's service time is reached.

        With it comes how much of it that day serves. It is the earliest day: what is reached when a
        Friday closes is not reached on Monday.
        """
        place = bisect_left(self._through, amount)
        return self._days[place - 1], amount - self._through[place - 1]
