"""Unit calendar (特色日历): days on which one unit of the street keeps hours of its own (§1.5.3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from services.intake.domain.organisation.organisation import Organisation
from shared.events.intake_clocks import UnitCalendarPublished
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.workyear import OwnDays, SpecialDay

MOST_DAYS = 120


@dataclass(kw_only=True)
class UnitCalendar(Aggregate):
    """One year of one unit; its id is `<unit>@<year>`. What it says nothing about, who is above it says."""

    unit: str
    year: int
    days: tuple[SpecialDay, ...] = ()

    @classmethod
    def of(cls, unit: str, year: int) -> "UnitCalendar":
        """Begin the year of a unit that has said nothing yet."""
        return cls(id=f"{unit}@{year}", unit=unit, year=year)

    def publish(self, days: tuple[SpecialDay, ...], *, source: str, today: date) -> None:
        """Let these days hold from now on, in the place of those before; a day left out falls back.

        Refused: days of another year, a day twice, too many, and any change of a day that is over: nobody is
        in time by having been closed yesterday.
        """
        said = {each.day: each for each in days}
        if len(said) < len(days) or len(days) > MOST_DAYS:
            raise Invalid(f"同一日期只能设置一次，最多{MOST_DAYS}天", {"days": ["重复或者过多"]})
        if strays := sorted(day for day in said if day.year != self.year):
            raise Invalid("日期不在该年度内", {"days": [f"{strays[0]}"]})
        if changed := sorted(day for day in self._differing(said) if day < today):
            raise Conflict(f"{changed[0]}已经过去，不能再调整", {"days": [f"{changed[0]}"]})
        self.days = tuple(said[day] for day in sorted(said))
        self.record(
            UnitCalendarPublished(unit=self.unit, year=self.year, days=tuple(sorted(said)), source=source)
        )

    def _differing(self, said: dict[date, SpecialDay]) -> Iterator[date]:
        known = {each.day: each for each in self.days}
        return (day for day in known.keys() | said.keys() if known.get(day) != said.get(day))


def own_days(organisation: Organisation, calendars: Iterable[UnitCalendar]) -> tuple[OwnDays, ...]:
    """Return what each unit departs by: on any day by what the nearest of those above it, or itself, says."""
    said: dict[str, tuple[SpecialDay, ...]] = {}
    for each in calendars:
        said[each.unit] = (*said.get(each.unit, ()), *each.days)
    found = ((code, _nearest(organisation.lineage(code), said)) for code in organisation.codes)
    return tuple(OwnDays(unit=code, days=days) for code, days in found if days)


def _nearest(lineage: tuple[str, ...], said: dict[str, tuple[SpecialDay, ...]]) -> tuple[SpecialDay, ...]:
    nearest = {each.day: each for unit in reversed(lineage) for each in said.get(unit, ())}
    return tuple(nearest.values())
