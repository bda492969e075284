"""Sampling audit (抽查): some of the households that are called verified are asked again by phone (§4.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from services.grid.domain.completeness.clear_rules import AuditRules
from shared.events.grid_audits import AuditChecked, AuditDrawn, AuditFinished
from shared.kernel.aggregate import Aggregate
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed, NotFound


@dataclass(frozen=True, kw_only=True)
class Check:
    """What somebody was told by phone: whether all of the record is right."""

    accurate: bool
    by: str
    at: datetime


@dataclass(kw_only=True)
class SamplingAudit(Aggregate):
    """The audit of one grid in one month, `2026-11`; `checks` are by household.

    Those of `auditor_grid` ask, and answer for it that it is done: it ends when all were asked, or with the
    month. What was not asked by then is nothing against the grid that waited for it.
    """

    grid_code: str
    month: str
    auditor_grid: str
    drawn: tuple[str, ...]
    checks: Mapping[str, Check] = field(default_factory=dict)
    ended_at: datetime | None = None

    @classmethod
    def draw(
        cls,
        grid_code: str,
        month: str,
        by_lot: Sequence[str],
        rules: AuditRules,
        *,
        auditor_grid: str,
        at: datetime,
    ) -> "SamplingAudit":
        """Begin one with the first of the verified households, which come in the order of a lot."""
        drawn = tuple(by_lot[: sample_size(len(by_lot), rules)])
        id = audit_id(grid_code, month)
        audit = cls(id=id, grid_code=grid_code, month=month, auditor_grid=auditor_grid, drawn=drawn)
        audit._tell_drawn(at)
        return audit

    @property
    def left(self) -> tuple[str, ...]:
        """Return whom nobody has asked yet."""
        return tuple(id for id in self.drawn if id not in self.checks)

    @property
    def accuracy(self) -> float | None:
        """Return which part of what was drawn is not known to be wrong, once it has ended.

        None before, and where nobody was asked at all: that proves nothing.
        """
        if self.ended_at is None or not self.checks:
            return None
        wrong = sum(not check.accurate for check in self.checks.values())
        return (len(self.drawn) - wrong) / len(self.drawn)

    def require_auditor(self, caller: Caller) -> None:
        """Refuse who is not of the grid that asks, and whoever has this one in his own area, its head too."""
        if not caller.covers(self.auditor_grid) or caller.covers(self.grid_code):
            raise NotAllowed(f"本次抽查由网格 {self.auditor_grid} 的人员进行")

    def check(self, household_id: str, check: Check, *, own_workers: Sequence[str]) -> None:
        """Note what was told of a household.

        Refused: by who works for the grid itself, for a household that was not drawn, a second time, and
        when it has ended.
        """
        self._require_unasked(household_id, check, own_workers)
        self.checks = {**self.checks, household_id: check}
        self.record(
            AuditChecked(
                grid_code=self.grid_code,
                household_id=household_id,
                accurate=check.accurate,
                checked_by=check.by,
                checked_at=check.at,
            )
        )
        if not self.left:
            self.end(check.at)

    def _require_unasked(self, household_id: str, check: Check, own_workers: Sequence[str]) -> None:
        if check.by in own_workers:
            raise NotAllowed("抽查须由其他网格的人员进行")
        if household_id not in self.drawn:
            raise NotFound(f"户 {household_id} 不在本次抽查之列")
        if household_id in self.checks:
            raise Conflict("该户已抽查")
        if self.ended_at is not None:
            raise Conflict("本次抽查已结束")

    def end(self, at: datetime) -> None:
        """End it, whether or not all were asked; it ends once."""
        if self.ended_at is not None:
            raise Conflict("本次抽查已结束")
        self.ended_at = at
        accurate = sum(check.accurate for check in self.checks.values())
        self.record(
            AuditFinished(
                grid_code=self.grid_code,
                month=self.month,
                auditor_grid=self.auditor_grid,
                checked=len(self.checks),
                accurate=accurate,
                unasked=len(self.left),
                finished_at=at,
            )
        )

    def _tell_drawn(self, at: datetime) -> None:
        self.record(
            AuditDrawn(
                grid_code=self.grid_code,
                month=self.month,
                auditor_grid=self.auditor_grid,
                households=len(self.drawn),
                drawn_at=at,
            )
        )


def sample_size(verified: int, rules: AuditRules) -> int:
    """Return how many are drawn: a part, the least at least, and no more than there are."""
    return min(verified, max(rules.least, ceil(rules.part * verified)))


def audit_id(grid_code: str, month: str) -> str:
    """Return the id of the audit of a grid in a month."""
    return f"{grid_code}-{month}"
