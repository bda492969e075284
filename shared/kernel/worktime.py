"""Service hours: the sessions of one day in which the counters are open."""

from dataclasses import dataclass
from datetime import time, timedelta
from functools import cached_property
from itertools import pairwise

from shared.kernel.errors import Invalid

NOTHING = timedelta()


@dataclass(frozen=True, kw_only=True)
class Session:
    """A stretch of one day in which the counters are open; at `closes` they are closed."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise Invalid(f"a session cannot open at {self.opens} and close at {self.closes}")


@dataclass(frozen=True)
class ServiceHours:
    """The sessions of one day, earliest first. No session: closed all day.

    Times of day are given as the time since midnight.
    """

    sessions: tuple[Session, ...] = ()

    def __post_init__(self) -> None:
        for earlier, later in pairwise(self.sessions):
            if later.opens < earlier.closes:
                raise Invalid(
                    f"the session of {later.opens} begins before {earlier.closes}, when the last ends"
                )

    @classmethod
    def parse(cls, text: str) -> "ServiceHours":
        """Read hours as people write them: `09:00-12:00 13:30-17:00`."""
        try:
            pairs = [[time.fromisoformat(end) for end in part.split("-")] for part in text.split()]
            return cls(tuple(Session(opens=opens, closes=closes) for opens, closes in pairs))
        except ValueError as error:
            raise Invalid(f"{text!r} are no service hours") from error

    @cached_property
    def length(self) -> timedelta:
        """Return the service time of the whole day."""
        return sum((closes - opens for opens, closes in self._spans), NOTHING)

    @cached_property
    def closing(self) -> timedelta:
        """Return when the last session closes; refused on a day without service."""
        if not self._spans:
            raise Invalid("there is no closing hour on a day without service")
        return self._spans[-1][1]

    def served_by(self, time_of_day: timedelta) -> timedelta:
        """Return the service time that has passed by then."""
        passed = (min(time_of_day, closes) - opens for opens, closes in self._spans if opens < time_of_day)
        return sum(passed, NOTHING)

    def when_served(self, amount: timedelta) -> timedelta:
        """Return the first time of day by which that much service time, at most the day's, has passed."""
        for opens, closes in self._spans:
            if amount <= closes - opens:
                return opens + amount
            amount -= closes - opens
        raise Invalid(f"the day ends {amount} of service time too early")

    def next_open(self, time_of_day: timedelta) -> timedelta | None:
        """Return the first open time of day at or after; None when the day is over."""
        return next((max(opens, time_of_day) for opens, closes in self._spans if time_of_day < closes), None)

    @cached_property
    def _spans(self) -> tuple[tuple[timedelta, timedelta], ...]:
        return tuple((since_midnight(each.opens), since_midnight(each.closes)) for each in self.sessions)


def since_midnight(at: time) -> timedelta:
    """Return how long after midnight a time of day is."""
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
