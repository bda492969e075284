"""Light: how a clock looks now, and the marks at which somebody is told. A light never costs points."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
    """A share of the limit, in per cent, at which somebody is told, once.

    A warning that keeps service hours waits until the counters are open. At 100 per cent the limit is
    over: that is a fact and waits for nothing.
    """

    name: str
    percent: int
    keeps_hours: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.percent <= ALL:
            raise Invalid(f"a mark at {self.percent} % is not on the way to the end of a limit")

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

    Left out: what a pause keeps away, and warnings that would have to wait until the limit is over.
    """
    furthest = max((mark.percent for mark in marks if mark.name in fired), default=0)
    for mark in sorted(marks, key=lambda mark: mark.percent):
        at = _falls(mark, count, calendar)
        if mark.percent > furthest and at:
            yield DueMark(name=mark.name, percent=mark.percent, at=at)


def _falls(mark: Mark, count: Count, calendar: Calendar) -> datetime | None:
    at = count.due if mark.is_end else count.reached(mark.percent)
    if mark.is_end or at is None:
        return at
    at = calendar.next_open(at) if mark.keeps_hours else at
    return None if count.due and at >= count.due else at
