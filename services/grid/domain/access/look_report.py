"""Look report: what was odd about the looks of one week, made once and never changed (§3.8)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.grid.domain.access.anomaly import Anomaly, Oddity
from shared.events.grid_access import LooksReported
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_moment, local_time

ONE_WEEK = timedelta(days=7)


@dataclass(kw_only=True)
class LookReport(Aggregate):
    """The week that begins on Monday `week`, in Shanghai, by the rules of its end.

    It is about the entries of the log behind number `after`, up to `last`; the next one goes on from there.
    So every look is in one report, whatever the clocks of two replicas said.
    """

    week: date
    after: int
    last: int
    looks: int
    rules_version: int
    anomalies: tuple[Anomaly, ...]
    made_at: datetime

    def make(self, streets: tuple[str, ...]) -> "LookReport":
        """Tell that it is there."""
        found = Counter(each.oddity for each in self.anomalies)
        self.record(
            LooksReported(
                report_id=self.id,
                week=self.week,
                streets=streets,
                looks=self.looks,
                mass=found[Oddity.MASS],
                outside=found[Oddity.OUTSIDE],
                own=found[Oddity.OWN],
                reported_at=self.made_at,
            )
        )
        return self


def report_id(week: date) -> str:
    """Return the id of the report of a week, such as 2026-W48; any of its days will do."""
    return f"{week:%G-W%V}"


def monday_of(day: date) -> date:
    """Return the day on which the week of a day began."""
    return day - timedelta(days=day.weekday())


def last_week(now: datetime) -> date:
    """Return the Monday of the week that ended last in Shanghai."""
    return monday_of(local_time(now).date()) - ONE_WEEK


def end_of(week: date) -> datetime:
    """Return the moment in which the week that begins on a Monday is over."""
    return local_moment(week + ONE_WEEK)
