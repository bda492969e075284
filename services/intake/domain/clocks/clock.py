"""Clock: what keeps the time of a case. It holds its turns; whatever is due follows from them.

A clock is a value: every operation returns the clock as it is afterwards, or refuses.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason, can_pause
from services.intake.domain.clocks.deadline import Count, Deadline, count, deadline, supposed
from services.intake.domain.clocks.explanation import Explanation, lines
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.light import DueMark, Light, Mark, due_marks
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.turns import (
    GOING,
    STATE_WORDS,
    ClockState,
    Run,
    Segment,
    Turn,
    runs,
    segments,
)
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One limit of one case, and its turns. It counts the days of the unit `calendar_id`, or those of all."""

    id: str
    kind: ClockKind
    limit: Limit
    turns: tuple[Turn, ...]
    extensions: tuple[Extension, ...] = ()
    policy_version: str
    calendar_id: str = ""

    @classmethod
    def start(
        cls,
        id: str,
        *,
        kind: ClockKind,
        limit: Limit,
        at: datetime,
        actor: str,
        policy_version: str,
    ) -> "Clock":
        """Return a clock that runs from a moment on, which may lie in the past (deemed acceptance)."""
        first = Turn(at=at, state=ClockState.RUNNING, reason="受理", actor=actor)
        return cls(id=id, kind=kind, limit=limit, turns=(first,), policy_version=policy_version)

    @property
    def state(self) -> ClockState:
        return self.turns[-1].state

    @property
    def started_at(self) -> datetime:
        return self.turns[0].at

    @property
    def stopped_at(self) -> datetime | None:
        return self.turns[-1].at if self.state is ClockState.STOPPED else None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return the stretches of running and pausing so far, oldest first."""
        return segments(self.turns)

    @property
    def granted(self) -> Limit:
        """Return the limit with all its extensions."""
        return replace(self.limit, amount=self.limit.amount + sum(each.amount for each in self.extensions))

    def pause(self, reason: PauseReason, *, basis: str, at: datetime, actor: str) -> "Clock":
        """Pause. Refused without a paper behind it, and where the reason cannot hold this clock."""
        if not basis:
            raise Invalid("暂停计时须有依据", {"basis": ["required"]})
        if not can_pause(self.kind, reason):
            raise Conflict("挂账不能暂停此类时限")
        self._require("暂停", ClockState.RUNNING)
        return self._turn(Turn(at=at, state=ClockState.PAUSED, reason=reason, basis=basis, actor=actor))

    def resume(self, *, at: datetime, actor: str, reason: str = "恢复计时", basis: str = "") -> "Clock":
        """Let it run again with what is left. Refused unless it is paused."""
        self._require("恢复", ClockState.PAUSED)
        return self._turn(Turn(at=at, state=ClockState.RUNNING, reason=reason, basis=basis, actor=actor))

    def stop(self, *, at: datetime, actor: str, reason: str = "办结", basis: str = "") -> "Clock":
        """Stop for good, running or paused."""
        self._require("停止", *GOING)
        return self._turn(Turn(at=at, state=ClockState.STOPPED, reason=reason, basis=basis, actor=actor))

    def extend(self, extension: Extension, calendar: Calendar) -> "Clock":
        """Add time. Refused when the limit was over by then."""
        self._require("延期", *GOING)
        if self.is_overdue(extension.at, calendar):
            raise Conflict("时限已过，不能延期")
        return replace(self, extensions=(*self.extensions, extension))

    def change_limit(self, limit: Limit, *, policy_version: str) -> "Clock":
        """Measure the same turns by another limit; every pause stays. Refused after the stop.

        Refused also in another unit once time was added: so many days are not so many minutes.
        """
        self._require("变更时限", *GOING)
        if self.extensions and limit.unit is not self.limit.unit:
            raise Conflict("已延期的时限不能改变计时单位")
        return replace(self, limit=limit, policy_version=policy_version)

    def used(self, now: datetime, calendar: Calendar) -> int:
        """Return the units used until now, a day in progress as a whole day; never less than before."""
        return self._count(calendar).used(self._until(now))

    def remaining(self, now: datetime, calendar: Calendar) -> int:
        """Return the units left; below nothing: how late it is."""
        return self.granted.amount - self.used(now, calendar)

    def percent(self, now: datetime, calendar: Calendar) -> int:
        """Return the used share of the limit, rounded down."""
        return self._count(calendar).percent(self._until(now))

    def deadline(self, calendar: Calendar) -> Deadline | None:
        """Return when the limit is over, and whether that is provisional.

        A paused clock has none until it runs again, unless its limit was over before the pause. A stopped
        clock keeps the one it had.
        """
        return deadline(self.granted, self._runs, calendar.of(self.calendar_id))

    def due_at(self, calendar: Calendar) -> datetime | None:
        """Return the moment of the deadline."""
        return self._count(calendar).due

    def deadline_if_resumed(self, at: datetime, calendar: Calendar) -> Deadline | None:
        """Return the deadline that a paused clock would get by running again from a moment on."""
        resumed = (*self._runs, Run(at, None)) if self.state is ClockState.PAUSED else self._runs
        return deadline(self.granted, resumed, calendar.of(self.calendar_id))

    def is_overdue(self, now: datetime, calendar: Calendar) -> bool:
        """Tell whether the limit is over now, or was when the clock stopped. A pause never makes it so."""
        due = self.due_at(calendar)
        return due is not None and self._until(now) >= due

    def light(self, now: datetime, calendar: Calendar, *, yellow_from: int) -> Light:
        """Return the light; yellow from that share of the limit on, in per cent."""
        if self.is_overdue(now, calendar):
            return Light.RED
        return Light.YELLOW if self.percent(now, calendar) >= yellow_from else Light.GREEN

    def next_mark(
        self, calendar: Calendar, fired: Collection[str], *, marks: tuple[Mark, ...]
    ) -> DueMark | None:
        """Return the next mark that was not fired yet, which may lie in the past; None when there is none.

        Only a running clock warns; that a limit was over is told whatever the clock does now.
        """
        for mark in due_marks(marks, fired, self._count(calendar), calendar.of(self.calendar_id)):
            if self.state is ClockState.RUNNING or (mark.is_end and self.is_overdue(mark.at, calendar)):
                return mark
        return None

    def explain(self, now: datetime, calendar: Calendar) -> Explanation:
        """Return how the used units came about, stretch by stretch, in words for people."""
        until, due = self._until(now), self.deadline(calendar)
        return Explanation(
            unit=self.limit.unit,
            total=self.granted.amount,
            used=self.used(now, calendar),
            lines=lines(self.segments, self._count(calendar), until),
            extensions=self.extensions,
            deadline=due,
            provisional=supposed(
                self.limit.unit, self.started_at, max(until, due.at) if due else until, calendar
            ),
            revision=calendar.revision,
        )

    @property
    def _runs(self) -> tuple[Run, ...]:
        return runs(self.turns)

    def _count(self, calendar: Calendar) -> Count:
        return count(self.granted, self._runs, calendar.of(self.calendar_id))

    def _until(self, now: datetime) -> datetime:
        return min(now, self.stopped_at or now)

    def _turn(self, turn: Turn) -> "Clock":
        if turn.at < self.turns[-1].at:
            raise Conflict("计时记录不能早于上一条记录")
        return replace(self, turns=(*self.turns, turn))

    def _require(self, action: str, *states: ClockState) -> None:
        if self.state not in states:
            raise Conflict(f"时限{STATE_WORDS[self.state]}，不能{action}")
