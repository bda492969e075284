"""Calendar: which days work, and when the counters are open.

The years are data: what the State Council has announced is official; a year that it has not announced yet
follows Monday to Friday and is provisional, and whoever reckons with it says so. Moments are aware; days
and hours are those of Asia/Shanghai; moments come back in UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from zoneinfo import ZoneInfo

from shared.kernel.errors import Invalid
from shared.kernel.worktime import ServiceHours, since_midnight
from shared.kernel.workyear import CalendarYear, OwnDays, SpecialDay, WorkYear, YearStatus

SHANGHAI = ZoneInfo("Asia/Shanghai")
USUAL_HOURS = ServiceHours.parse("09:00-12:00 13:30-17:00")
ONE_MINUTE = timedelta(minutes=1)


class Unit(StrEnum):
    """What a limit counts. Statutes differ, so a limit always names its unit."""

    NATURAL_DAY = "natural_day"
    WORKING_DAY = "working_day"
    WORKING_MINUTE = "working_minute"
    MINUTE = "minute"


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The years, the usual service hours of a working day, and the days with hours of their own.

    `own` are the days of units; what holds for a unit is another calendar: `of(unit)`.
    """

    years: tuple[CalendarYear, ...] = ()
    hours: ServiceHours = USUAL_HOURS
    special: tuple[SpecialDay, ...] = ()
    own: tuple[OwnDays, ...] = ()
    _laid_out: dict[int, WorkYear] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.hours.sessions:
            raise Invalid("a calendar needs service hours")
        once = len(self._years) + len(self._special) + len(self._units)
        if once < len(self.years) + len(self.special) + len(self.own):
            raise Invalid("a calendar says everything once: a year, a special day or a unit comes twice")

    @cached_property
    def revision(self) -> str:
        """Return the fingerprint of all that can change a result: the same revision, the same results."""
        years = sorted((y.year, y.status.value, sorted(y.off), sorted(y.worked)) for y in self.years)
        special = sorted(each.said for each in self.special)
        own = sorted((each.unit, sorted(day.said for day in each.days)) for each in self.own)
        said = (years, special, self.hours, own) if own else (years, special, self.hours)
        return sha256(repr(said).encode()).hexdigest()[:12]

    def of(self, unit: str) -> "Calendar":
        """Return what holds for a unit: its own days before those of all; the calendar itself for others."""
        return self._units.get(unit, self)

    def is_workday(self, day: date) -> bool:
        return bool(self.hours_on(day).sessions)

    def hours_on(self, day: date) -> ServiceHours:
        """Return the service hours of a day; none on a rest day."""
        if own := self._special.get(day):
            return own.hours
        return self.hours if self._year(day.year).works(day) else ServiceHours()

    def is_provisional(self, day: date) -> bool:
        """Tell whether the day's year is not announced yet, so that the day may still change."""
        return self._year(day.year).status is YearStatus.PROVISIONAL

    def provisional_between(self, first: date, last: date) -> bool:
        """Tell whether any day from `first` to `last` is provisional."""
        return any(self.is_provisional(date(year, 1, 1)) for year in range(first.year, last.year + 1))

    def workdays_between(self, after: date, through: date) -> int:
        """Count the working days after one day up to and including another; refused backwards."""
        if through < after:
            raise Invalid(f"{through} is before {after}")
        years = range(after.year, through.year)
        whole = sum(self._work(year).count for year in years)
        return whole + self._work(through.year).through(through) - self._work(after.year).through(after)

    def nth_workday_after(self, day: date, n: int) -> date:
        """Return the n-th working day after a day (which itself is not counted), 1 for the next."""
        if n < 1:
            raise Invalid(f"there is no working day number {n}")
        place = self._work(day.year).through(day) + n
        for work in self._from(day.year):
            if place <= work.count:
                return work.nth(place)
            place -= work.count
        raise Invalid(f"working day {n} after {day} is beyond the calendar")

    def roll_forward(self, day: date) -> date:
        """Return the day itself if it works, else the next that does."""
        return day if self.is_workday(day) else self.nth_workday_after(day, 1)

    def next_open(self, moment: datetime) -> datetime:
        """Return the moment itself while the counters are open, else when they next open."""
        local = local_time(moment)
        opening = self.hours_on(local.date()).next_open(since_midnight(local.time()))
        if opening is not None:
            return _moment(local.date(), opening)
        day = self.nth_workday_after(local.date(), 1)
        return _moment(day, self.hours_on(day).when_served(timedelta()))

    def closing(self, day: date) -> datetime:
        """Return when the counters close for the day; refused on a rest day."""
        return _moment(day, self.hours_on(day).closing)

    def service_time(self, start: datetime, end: datetime) -> timedelta:
        """Return the service time between two moments; refused backwards."""
        if end < start:
            raise Invalid(f"{end} is before {start}")
        first, last = local_time(start), local_time(end)
        whole = sum((self._work(year).length for year in range(first.year, last.year)), timedelta())
        return whole + self._served(last) - self._served(first)

    def after_service_time(self, start: datetime, amount: timedelta) -> datetime:
        """Return the first moment by which that much service time has passed since `start`."""
        if amount < timedelta():
            raise Invalid("service time cannot be taken back")
        if not amount:
            return start
        local = local_time(start)
        place = self._served(local) + amount
        for work in self._from(local.year):
            if place <= work.length:
                day, served = work.find(place)
                return _moment(day, self.hours_on(day).when_served(served))
            place -= work.length
        raise Invalid(f"{amount} of service time after {start} is beyond the calendar")

    @cached_property
    def _years(self) -> dict[int, CalendarYear]:
        return {each.year: each for each in self.years}

    @cached_property
    def _special(self) -> dict[date, SpecialDay]:
        return {each.day: each for each in self.special}

    @cached_property
    def _units(self) -> dict[str, "Calendar"]:
        return {each.unit: replace(self, special=each.before(self.special), own=()) for each in self.own}

    def _year(self, year: int) -> CalendarYear:
        supposed = YearStatus.PROVISIONAL
        return self._years.get(year) or CalendarYear(year=year, status=supposed, source="Monday to Friday")

    def _work(self, year: int) -> WorkYear:
        """Lay a year out when it is first asked for; laying it out twice at once does no harm."""
        if year not in self._laid_out:
            first = date(year, 1, 1)
            days = [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]
            open_days = {day: hours for day in days if (hours := self.hours_on(day)).sessions}
            self._laid_out[year] = WorkYear(open_days)
        return self._laid_out[year]

    def _from(self, year: int) -> Iterator[WorkYear]:
        return (self._work(each) for each in range(year, MAXYEAR))

    def _served(self, local: datetime) -> timedelta:
        """Return the service time of the year up to a local moment."""
        day = local.date()
        return self._work(day.year).before(day) + self.hours_on(day).served_by(since_midnight(local.time()))


def require_offset(moment: datetime) -> None:
    """Refuse a moment that does not say its offset."""
    if moment.tzinfo is None:
        raise Invalid(f"{moment} does not say its offset")


def local_time(moment: datetime) -> datetime:
    """Return the moment as the clocks of Shanghai show it; one without offset is refused."""
    require_offset(moment)
    return moment.astimezone(SHANGHAI)


def local_moment(day: date, at: time = time.min) -> datetime:
    """Return the moment in which the clocks of Shanghai show this day and time, 0:00 where none is said."""
    return datetime.combine(day, at, SHANGHAI)


def midnight_after(day: date) -> datetime:
    """Return 24:00 of a day."""
    return _moment(day, timedelta(days=1))


def _moment(day: date, time_of_day: timedelta) -> datetime:
    return (local_moment(day) + time_of_day).astimezone(UTC)
