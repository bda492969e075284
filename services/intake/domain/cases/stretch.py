"""Stretch: the part of a shelf that is looked through, and in which steps.

A step is a stretch of time. It begins with hours and doubles: so a full shelf is left after a few of its
cases, an empty one after a few steps, and no more than the cases of about one page are ever looked at,
whether the database stops at the end of a page by itself or not. (After a long time in which nothing came
in, a step is long, and one that does not stop looks at all that lies in it.)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from services.intake.domain.cases.shelves import place_at

FIRST_STEP = 4 * 60 * 60 * 1000  # milliseconds
POSITION_DIGITS = 14


class Order(StrEnum):
    """What lies first."""

    NEWEST = "newest"
    DUE = "due"


class Step(NamedTuple):
    """Places after one and before another, both not included."""

    after: str
    before: str


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From one position (included) up to another (not included); `after` is the place already reached."""

    order: Order
    first: int
    last: int
    after: str = ""

    def steps(self) -> Iterator[Step]:
        """Yield the steps in the order of the shelf, each twice as long as the one before."""
        reached = max(self.first, int(self.after[:POSITION_DIGITS] or 0))
        after, length = max(self.after, place_at(self.first)), FIRST_STEP
        while reached < self.last:
            reached = min(reached + length, self.last)
            before = place_at(reached)
            yield Step(after, before)
            after, length = before, length * 2
