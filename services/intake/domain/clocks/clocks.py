"""Clocks: all the clocks of one case, and which of their marks have rung."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import OF_THE_UNIT, SILENT, ClockKind, PauseReason
from services.intake.domain.clocks.deadline import Deadline
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.light import DueMark, Mark
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.turns import GOING, ClockState
from shared.kernel.calendar import Calendar


class Ring(NamedTuple):
    """A mark that has fallen due on a clock."""

    clock: Clock
    mark: DueMark


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Clocks in the order they were started; `rung` names the marks that have rung, `<clock>:<mark>`.

    A clock of the same kind may be started anew, for the next handler or the next try: the newest counts.
    """

    clocks: tuple[Clock, ...] = ()
    rung: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Clock]:
        return iter(self.clocks)

    @property
    def running(self) -> tuple[Clock, ...]:
        """Those that have not stopped; a paused one is among them."""
        return tuple(clock for clock in self.clocks if clock.stopped_at is None)

    def start(
        self, kind: ClockKind, limit: Limit, *, unit: str = "", at: datetime, actor: str, policy: str
    ) -> "Clocks":
        """Start a clock; one of its kind that still runs stops, for this one takes its place.

        What the unit owes by its own word it counts in the days of the `unit`, if one is named.
        """
        freed = self.stop(kind, at=at, actor=actor)
        number = 1 + sum(clock.kind is kind for clock in self.clocks)
        clock = Clock.start(
            f"{kind}-{number}", kind=kind, limit=limit, at=at, actor=actor, policy_version=policy
        )
        counted = replace(clock, calendar_id=unit if kind in OF_THE_UNIT else "")
        return replace(freed, clocks=(*freed.clocks, counted))

    def stop(self, *kinds: ClockKind, at: datetime, actor: str) -> "Clocks":
        """Stop the clocks of some kinds; of all kinds where none is named."""
        return self._turned(kinds, GOING, lambda each: each.stop(at=_no_earlier(at, each), actor=actor))

    def pause(self, *kinds: ClockKind, reason: PauseReason, basis: str, at: datetime, actor: str) -> "Clocks":
        """Pause those that run; of all kinds where none is named."""
        return self._turned(
            kinds,
            (ClockState.RUNNING,),
            lambda each: each.pause(reason, basis=basis, at=_no_earlier(at, each), actor=actor),
        )

    def resume(self, *kinds: ClockKind, at: datetime, actor: str) -> "Clocks":
        """Let those that are paused run again; of all kinds where none is named."""
        return self._turned(
            kinds,
            (ClockState.PAUSED,),
            lambda each: each.resume(at=_no_earlier(at, each), actor=actor),
        )

    def extend(self, kind: ClockKind, extension: Extension, calendar: Calendar) -> "Clocks":
        """Add time to the clock of a kind. Refused when its limit was over by then."""
        return self._turned((kind,), GOING, lambda each: each.extend(extension, calendar))

    def newest(self, kind: ClockKind) -> Clock | None:
        """Return the newest clock of a kind that has not stopped."""
        return next((clock for clock in reversed(self.running) if clock.kind is kind), None)

    def running_towards(self, kind: str, due: datetime) -> Clock:
        """Return the newest clock of a kind that had begun by the moment at which it was due."""
        return [each for each in self if each.kind == kind and each.started_at <= due][-1]

    def deadline(self, kind: ClockKind, calendar: Calendar) -> Deadline | None:
        """Return the deadline of the newest clock of a kind; None where it is paused, stopped or none."""
        newest = self.newest(kind)
        return newest.deadline(calendar) if newest else None

    def rings(self, calendar: Calendar, marks: tuple[Mark, ...]) -> list[Ring]:
        """Return the next mark of every clock, earliest first; of one that has stopped only a missed end."""
        nexts = [
            (one, one.next_mark(calendar, self._rung_of(one), marks=_marks_of(one, marks)))
            for one in self.clocks
        ]
        return sorted((Ring(clock, mark) for clock, mark in nexts if mark), key=lambda ring: ring.mark.at)

    def ring(self, ring: Ring) -> "Clocks":
        """Note that a mark has rung; it will not ring again."""
        return replace(self, rung=(*self.rung, f"{ring.clock.id}:{ring.mark.name}"))

    def _turned(
        self, kinds: tuple[ClockKind, ...], states: tuple[ClockState, ...], turn: Callable[[Clock], Clock]
    ) -> "Clocks":
        """Change the clocks of these kinds, or of all, that are in one of these states; the rest stays."""
        return replace(
            self,
            clocks=tuple(
                turn(each) if each.state in states and (not kinds or each.kind in kinds) else each
                for each in self.clocks
            ),
        )

    def _rung_of(self, clock: Clock) -> frozenset[str]:
        own = f"{clock.id}:"
        return frozenset(name.removeprefix(own) for name in self.rung if name.startswith(own))


def _no_earlier(at: datetime, clock: Clock) -> datetime:
    """Moments come from several machines: one that seems to lie before the last turn falls on it."""
    return max(at, clock.turns[-1].at)


def _marks_of(clock: Clock, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(each for each in marks if each.is_end) if clock.kind in SILENT else marks
