"""Explanation: how the time of a clock was used, in words for the resident and the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.clocks.clock_kind import PauseReason
from services.intake.domain.clocks.deadline import Count, Deadline
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.turns import Segment
from shared.kernel.calendar import Unit, local_time

UNITS = {
    Unit.NATURAL_DAY: "个自然日",
    Unit.WORKING_DAY: "个工作日",
    Unit.WORKING_MINUTE: "个工作分钟",
    Unit.MINUTE: "分钟",
}
REASONS: dict[str, str] = {
    PauseReason.CORRECTION: "补正暂停",
    PauseReason.SPECIAL_PROCEDURE: "特别程序暂停",
    PauseReason.FORCE_MAJEURE: "不可抗力暂停",
    PauseReason.APPLICANT: "申请人原因暂停",
    PauseReason.SHELVED: "挂账暂停",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One stretch, until now if it lasts, and the units counted in it."""

    since: datetime
    until: datetime
    running: bool
    units: int
    reason: str
    basis: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The whole account: the units of the lines add up to `used`.

    `provisional`: a year that it rests on is not announced yet.
    """

    unit: Unit
    total: int
    used: int
    lines: tuple[Line, ...]
    extensions: tuple[Extension, ...]
    deadline: Deadline | None
    provisional: bool
    revision: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return the account as sentences, one a line, the sum last."""
        unit = UNITS[self.unit]
        stretches = (f"{_span(line)} {line.reason}：{_counted(line, unit)}" for line in self.lines)
        grants = (f"{_time(each.at)} 延期 {each.amount} {unit}（{each.notice}）" for each in self.extensions)
        return (*stretches, *grants, self._sum(unit))

    def _sum(self, unit: str) -> str:
        rest = self.total - self.used
        left = f"剩余 {rest} {unit}" if rest >= 0 else f"超期 {-rest} {unit}"
        end = f"截止 {_end(self.deadline)}" if self.deadline else "暂停中，恢复后再定截止时间"
        doubt = "（节假日安排尚未公布，暂定）" if self.provisional else ""
        return f"共 {self.total} {unit}，已用 {self.used} {unit}，{left}，{end}{doubt}"


def lines(segments: Sequence[Segment], count: Count, now: datetime) -> tuple[Line, ...]:
    """Return what was counted in each stretch that has begun by now."""
    return tuple(_line(each, count, now) for each in segments if each.since <= now)


def _line(segment: Segment, count: Count, now: datetime) -> Line:
    until = min(segment.until or now, now)
    return Line(
        since=segment.since,
        until=until,
        running=segment.running,
        units=count.used(until) - count.used(segment.since),
        reason=REASONS.get(segment.reason, segment.reason),
        basis=segment.basis,
        actor=segment.actor,
    )


def _counted(line: Line, unit: str) -> str:
    return f"计 {line.units} {unit}" if line.running else "不计时"


def _span(line: Line) -> str:
    return f"{_time(line.since)} 至 {_time(line.until)}"


def _end(deadline: Deadline) -> str:
    """Say 24:00 of the last day, not 0:00 of the day after."""
    at = _time(deadline.at)
    return f"{deadline.last_day} 24:00" if at.endswith(" 00:00") else at


def _time(moment: datetime) -> str:
    return f"{local_time(moment):%Y-%m-%d %H:%M}"
