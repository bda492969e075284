"""Reaching: what was tried to find somebody, until a household counts as unreachable (§4.5)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shared.kernel.errors import Conflict


class Means(StrEnum):
    """What is tried when nobody is at home at any time of the day."""

    NEIGHBOURS = "neighbours"
    PHONE = "phone"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Nobody was at home, in which part of a day."""

    visit_id: str
    at: datetime
    part: str


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One try by other means."""

    means: Means
    at: datetime
    by: str
    reached: bool


@dataclass(frozen=True, kw_only=True)
class Reaching:
    """Absences since somebody was last met, and what was tried then. The order of arrival changes nothing."""

    last_met: datetime | None = None
    absences: tuple[Absence, ...] = ()
    traces: tuple[Trace, ...] = ()

    def met(self, at: datetime) -> "Reaching":
        """Forget what lies before somebody was met."""
        last = max(at, self.last_met or at)
        return Reaching(
            last_met=last,
            absences=tuple(each for each in self.absences if each.at > last),
            traces=tuple(each for each in self.traces if each.at > last),
        )

    def absent(self, absence: Absence) -> "Reaching":
        """Keep that nobody was at home, unless somebody was met since; told again it changes nothing."""
        known = any(each.visit_id == absence.visit_id for each in self.absences)
        if known or (self.last_met and absence.at <= self.last_met):
            return self
        ordered = sorted((*self.absences, absence), key=lambda each: each.at)
        return replace(self, absences=tuple(ordered))

    def traced(self, trace: Trace, *, absences: int) -> "Reaching":
        """Keep a try by other means; refused before it is called for."""
        if not self.tracing(absences):
            raise Conflict("尚未在不同时段三次上门未遇，不必另行查找")
        return self.met(trace.at) if trace.reached else replace(self, traces=(*self.traces, trace))

    def tracing(self, absences: int) -> bool:
        """Tell whether so many parts of a day were tried that other means are called for."""
        return len({each.part for each in self.absences}) >= absences

    def unreachable(self, absences: int) -> bool:
        """Tell whether every means was tried in vain."""
        return self.tracing(absences) and {each.means for each in self.traces} == set(Means)
