"""Anomaly: looks that somebody should ask about. They prove nothing; people ask, and decide (§3.8)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from services.grid.domain.access.look import LogEntry
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid

MOST_EVIDENCE = 50  # entries named for one anomaly: enough to begin to ask


class Oddity(StrEnum):
    """What is odd about looks."""

    MASS = "mass"
    OUTSIDE = "outside"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class WatchRules:
    """How much is too much: more people and households on one day, more looks outside in one week."""

    subjects_a_day: int
    outside_a_week: int

    def __post_init__(self) -> None:
        if self.subjects_a_day < 1 or self.outside_a_week < 0:
            raise Invalid("a limit of the watch is a number of looks")

    def limit(self, oddity: Oddity) -> int:
        """Return up to how much nobody asks; a look at one's own is always asked about."""
        limits = {Oddity.MASS: self.subjects_a_day, Oddity.OUTSIDE: self.outside_a_week}
        return limits.get(oddity, 0)


@dataclass(frozen=True, kw_only=True)
class Anomaly:
    """Who looked too much. `count` are people and households on a `day` (mass), else looks of the week.

    `entries` are the numbers of the first of those looks in the log; `subjects` who of his own was looked at.
    """

    oddity: Oddity
    by: str
    count: int
    day: date | None = None
    entries: tuple[int, ...]
    subjects: tuple[str, ...] = ()


@dataclass
class _Tally:
    counted: set[str] = field(default_factory=set)
    entries: list[int] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)


_Key = tuple[Oddity, str, date | None]


def find_anomalies(
    entries: Iterable[LogEntry], rules: WatchRules, own: Mapping[str, frozenset[str]]
) -> tuple[Anomaly, ...]:
    """Return what is odd about the looks of a week, by kind, person and day.

    `own` are the people and households, by member of the staff, that are his own or his relatives'.
    """
    tallies: dict[_Key, _Tally] = defaultdict(_Tally)
    for entry in entries:
        for key, counted, subjects in _signs(entry, own.get(entry.look.by, frozenset())):
            tally = tallies[key]
            tally.counted.update(counted)
            tally.entries.append(entry.number)
            tally.subjects |= subjects
    found = (_anomaly(key, tally) for key, tally in tallies.items())
    odd = (each for each in found if each.count > rules.limit(each.oddity))
    return tuple(sorted(odd, key=lambda each: (each.oddity, each.by, each.day or date.min)))


def _signs(entry: LogEntry, own: frozenset[str]) -> Iterator[tuple[_Key, Iterable[str], frozenset[str]]]:
    """Yield what a look counts for, and what it counts there."""
    look, number = entry.look, (str(entry.number),)
    yield (Oddity.MASS, look.by, local_time(look.where.at).date()), look.subjects, frozenset()
    if look.outside:
        yield (Oddity.OUTSIDE, look.by, None), number, frozenset()
    if mine := own.intersection(look.subjects):
        yield (Oddity.OWN, look.by, None), number, mine


def _anomaly(key: _Key, tally: _Tally) -> Anomaly:
    oddity, by, day = key
    return Anomaly(
        oddity=oddity,
        by=by,
        count=len(tally.counted),
        day=day,
        entries=tuple(tally.entries[:MOST_EVIDENCE]),
        subjects=tuple(sorted(tally.subjects)),
    )
