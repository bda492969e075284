"""What the indicators need from the world outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.intake.domain.indicators.course import Course
from services.intake.domain.indicators.indicator import Basis
from services.intake.domain.indicators.indicator_rules import IndicatorRules


@dataclass(frozen=True, kw_only=True)
class CourseRow:
    """A case as the indicators see it, and its place in the order of the period."""

    case_id: str
    number: str
    topic: str
    place: str
    course: Course


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Which cases: those of all these scopes, on this basis, from one place up to another."""

    scopes: tuple[str, ...]
    basis: Basis
    after: str
    until: str


class Courses(Protocol):
    """How all the cases went."""

    def along(self, stretch: Stretch) -> Iterator[CourseRow]:
        """Yield the cases of a stretch in the order of time; no others are read but those of one scope."""


class Weighing(Protocol):
    """How indicators are weighed, every version."""

    def in_force(self, at: datetime) -> IndicatorRules:
        """Return the version of that day, or raise NotFound."""
