"""Session: the stretch of a day at some windows of a hall for which seats are given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from shared.kernel.calendar import ONE_MINUTE, Calendar, local_moment
from shared.kernel.errors import Invalid
from shared.kernel.worktime import since_midnight


@dataclass(frozen=True, kw_only=True)
class Session:
    """Where and when. Titles are those of the day on which it was opened; `unit` keeps the hall open."""

    hall: str
    hall_title: str
    window_group: str
    window_title: str
    area: str
    day: date
    start: time
    end: time
    unit: str = ""

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise Invalid("时段的结束须晚于开始", {"end": ["须晚于开始"]})

    @property
    def starts_at(self) -> datetime:
        return local_moment(self.day, self.start).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        return local_moment(self.day, self.end).astimezone(UTC)

    @property
    def place(self) -> str:
        """Where it lies among all sessions of its hall, earliest first."""
        return f"{self.day:%Y-%m-%d}T{self.start:%H%M}-{self.window_group}"


def sessions_of_day(day: date, *, minutes: int, calendar: Calendar) -> Iterator[tuple[time, time]]:
    """Yield the service hours of a day cut into stretches; a rest day has none, a rest too short is left."""
    length = timedelta(minutes=minutes)
    for each in calendar.hours_on(day).sessions:
        start, closes = since_midnight(each.opens), since_midnight(each.closes)
        while start + length <= closes:
            yield _time(start), _time(start + length)
            start += length


def _time(since: timedelta) -> time:
    hours, minutes = divmod(since // ONE_MINUTE, 60)
    return time(hours, minutes)
