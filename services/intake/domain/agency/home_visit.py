"""Home visit: when the agent comes to the door."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from shared.kernel.calendar import local_moment
from shared.kernel.errors import Conflict, Invalid


class VisitOutcome(StrEnum):
    """Whether anybody was at home."""

    MET = "met"
    NOT_HOME = "not_home"


@dataclass(frozen=True, kw_only=True)
class HomeVisit:
    """A window of time on one day, on a rest day too where people work: they are at home then."""

    day: date
    start: time
    end: time
    booked_at: datetime
    reminded: bool = False

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise Invalid("上门时段的结束须晚于开始", {"end": ["须晚于开始"]})
        if self.ends_at <= self.booked_at:
            raise Conflict("上门时段已经过去")

    @property
    def starts_at(self) -> datetime:
        return local_moment(self.day, self.start).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        return local_moment(self.day, self.end).astimezone(UTC)

    def overlaps(self, other: "HomeVisit") -> bool:
        """Tell whether nobody could be at both doors."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def remind_at(self, hours: int) -> datetime | None:
        """Return when both sides are reminded; None where they were, or where it was agreed later."""
        at = self.starts_at - timedelta(hours=hours)
        return None if self.reminded or self.booked_at >= at else at
