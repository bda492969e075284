"""Turns of a clock: when it began to run, paused, ran again and stopped, why, and who said so.

Only the turns are kept, each new one after the last; the segments between them follow. So segments can
neither overlap nor leave a gap, and no later change of a limit or a calendar can lose a pause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from shared.kernel.calendar import require_offset


class ClockState(StrEnum):
    """What a clock does from a turn on. What has stopped stays so."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


GOING = (ClockState.RUNNING, ClockState.PAUSED)
STATE_WORDS = {ClockState.RUNNING: "正在计时", ClockState.PAUSED: "已暂停", ClockState.STOPPED: "已停止"}


@dataclass(frozen=True, kw_only=True)
class Turn:
    """From `at` on the clock is in `state`. `basis` names the paper behind it."""

    at: datetime
    state: ClockState
    reason: str
    basis: str = ""
    actor: str

    def __post_init__(self) -> None:
        require_offset(self.at)


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch in which the clock runs or is paused; without `until` it still does."""

    since: datetime
    until: datetime | None
    running: bool
    reason: str
    basis: str
    actor: str


class Run(NamedTuple):
    """A stretch in which the clock runs, `until` not included."""

    since: datetime
    until: datetime | None


def segments(turns: Sequence[Turn]) -> tuple[Segment, ...]:
    """Return the stretches between the turns, oldest first; after the stop there is none."""
    return tuple(
        Segment(
            since=turn.at,
            until=following.at if following else None,
            running=turn.state is ClockState.RUNNING,
            reason=turn.reason,
            basis=turn.basis,
            actor=turn.actor,
        )
        for turn, following in zip_longest(turns, turns[1:])
        if turn.state is not ClockState.STOPPED
    )


def runs(turns: Sequence[Turn]) -> tuple[Run, ...]:
    """Return the stretches in which the clock runs.

    A clock that was stopped while it ran counts as running on: so its deadline is the one that it was
    stopped before, or after.
    """
    ticking = [turn for turn in turns if turn.state is not ClockState.STOPPED]
    return tuple(Run(each.since, each.until) for each in segments(ticking) if each.running)
