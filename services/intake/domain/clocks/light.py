"""Light: how a clock looks now, and the marks at which somebody is told. A light never costs points."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import itemgetter

from services.intake.domain.clocks.deadline import Count
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Invalid

ALL = 100
YELLOW = "yellow"  # the name of the mark at which a light turns


class Light(StrEnum):
    """Green: in time. Yellow: most of the time is used. Red: the limit is over."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A share of the limit, in per cent, or so many days left of it, at which somebody is told, once.

    What keeps service hours waits until the counters are open; the moment at which they close still counts.
    At 100 per cent the limit is over: that it is told later changes nothing about when it was. Days are left
    only of a limit that is counted in more days.
    """

    name: str
    percent: int | None = None
    days_left: int | None = None
    keeps_hours: bool = True

    def __post_init__(self) -> None:
        if (self.percent is None) is (self.days_left is None):
            raise Invalid("a mark stands at a share of the limit or at days left, at one of them")
        if self.percent is not None and not 0 < self.percent <= ALL:
            raise Invalid(f"a mark at {self.percent} % is not on the way to the end of a limit")
        if self.days_left is not None and self.days_left < 1:
            raise Invalid("the end of a limit is its hundredth per cent, not its last day but none")

    @property
    def is_end(self) -> bool:
        return self.percent == ALL


@dataclass(frozen=True, kw_only=True)
class DueMark:
    """A mark and the moment at which it falls due."""

    name: str
    percent: int
    at: datetime

    @property
    def is_end(self) -> bool:
        return self.percent == ALL


def due_marks(
    marks: Collection[Mark], fired: Collection[str], count: Count, calendar: Calendar
) -> Iterator[DueMark]:
    """Yield the marks beyond the furthest that was fired: nobody is warned of what he was told is over.

    Left out: what a pause keeps away, warnings that would have to wait until the limit is over, and days
    left where a share of the limit says the same.
    """
    shares = ((_share(mark, marks, count), mark) for mark in marks)
    placed = sorted(((place, mark) for place, mark in shares if place is not None), key=itemgetter(0))
    furthest = max((place for place, mark in placed if mark.name in fired), default=0)
    for place, mark in placed:
        moment = _falls(mark, place, count, calendar)
        if place > furthest and moment:
            yield DueMark(name=mark.name, percent=place, at=moment)


def _share(mark: Mark, marks: Collection[Mark], count: Count) -> int | None:
    """Return at which share of this limit a mark stands; None for days left that say nothing new."""
    if mark.days_left is None:
        return mark.percent
    shares = [each.percent for each in marks if each.percent is not None and not each.is_end]
    return count.share_before(mark.days_left, besides=shares)


def _falls(mark: Mark, share: int, count: Count, calendar: Calendar) -> datetime | None:
    at = count.due if mark.is_end else count.reached(share)
    if at is None:
        return None
    still = at - datetime.resolution if mark.is_end else at
    told = max(at, calendar.next_open(still)) if mark.keeps_hours else at
    return None if not mark.is_end and count.due and told >= count.due else told
