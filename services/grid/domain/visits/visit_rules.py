"""Visit rules: how often whom, within which window, and what makes an entry doubtful (§4.4, §4.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from services.grid.domain.visits.care import Care, Colour
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid, NotFound

WHOLE = 100  # percent


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How often households of some colours or categories are visited and, in between, contacted.

    Days from one due moment to the next; `by_phone` tells whether a call is as good as a visit;
    `least_apart_days` lie between two routine visits.
    """

    code: str
    visit_days: int
    contact_days: int | None
    least_apart_days: int
    by_phone: bool
    colours: frozenset[Colour]
    categories: frozenset[str]
    source: str

    def __post_init__(self) -> None:
        if min(self.visit_days, self.contact_days or 1) < 1 or self.least_apart_days < 0:
            raise Invalid(f"rhythm {self.code}: days are counted from 1 on")

    @property
    def strictness(self) -> tuple[int, bool]:
        """Return what the strictest has least of."""
        return self.visit_days, self.by_phone


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What brings somebody to the door at once, and within how many hours."""

    code: str
    hours: int
    by_phone: bool
    source: str


@dataclass(frozen=True, kw_only=True)
class DayPart:
    """A part of the day, from an hour in Shanghai until the next part begins."""

    code: str
    from_hour: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Quality:
    """When an entry is looked at again. None of these costs anybody anything by itself."""

    shortest_seconds: int
    doors_apart_seconds: int
    same_summary: int
    edit_hours: int
    absences: int
    farthest_metres: int


@dataclass(frozen=True, kw_only=True)
class VisitRules:
    """One version.

    `statutory` kinds of visits need no appointment; `settled_by` are the results that settle a task.
    """

    version_no: int
    effective_from: date
    horizon_days: int
    warn_days: int
    window_percent: int
    rhythms: tuple[Rhythm, ...]
    ordinary: str
    occasions: tuple[Occasion, ...]
    statutory: frozenset[str]
    settled_by: frozenset[str]
    day_parts: tuple[DayPart, ...]
    quality: Quality

    def __post_init__(self) -> None:
        if not 0 < self.window_percent < WHOLE:
            raise Invalid("a window is a share of its period")
        if not 0 <= self.warn_days <= self.horizon_days:
            raise Invalid("a reminder comes between the giving out and the day")
        if self.ordinary not in {rhythm.code for rhythm in self.rhythms}:
            raise Invalid(f"there is no rhythm {self.ordinary}")
        hours = [part.from_hour for part in self.day_parts]
        if not hours or hours != sorted(set(hours)):
            raise Invalid("the parts of a day follow one another")

    def rhythms_of(self, cares: Iterable[Care]) -> tuple[Rhythm, ...]:
        """Return the rhythm of every care; where there is none, the ordinary one."""
        found = {self._rhythm_of(care).code: self._rhythm_of(care) for care in cares}
        return tuple(found.values()) or (self._named(self.ordinary),)

    def joint_at(self, rhythm: Rhythm, cares: Iterable[Care]) -> bool:
        """Tell whether one of the cares that ask for this rhythm is looked after together with others."""
        return any(care.joint for care in cares if self._rhythm_of(care) == rhythm)

    def occasion(self, code: str) -> Occasion:
        """Return an occasion, or raise NotFound."""
        for each in self.occasions:
            if each.code == code:
                return each
        raise NotFound(f"没有走访事由 {code}")

    def day_part(self, at: datetime) -> str:
        """Return the part of the day that a moment lies in; the last one goes on until the first begins."""
        hour = local_time(at).hour
        begun = [part for part in self.day_parts if part.from_hour <= hour]
        return (begun or self.day_parts)[-1].code

    def _rhythm_of(self, care: Care) -> Rhythm:
        for rhythm in self.rhythms:
            if care.category in rhythm.categories:
                return rhythm
        for rhythm in self.rhythms:
            if care.colour in rhythm.colours:
                return rhythm
        return self._named(self.ordinary)

    def _named(self, code: str) -> Rhythm:
        return next(rhythm for rhythm in self.rhythms if rhythm.code == code)
