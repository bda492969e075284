"""Sampling audit (抽查): some of the households that are called verified are asked again by phone (§4.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from shared.events.grid_audits import AuditChecked, AuditDrawn, AuditFinished
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, NotAllowed, NotFound

PART, LEAST = 0.05, 10


@dataclass(frozen=True, kw_only=True)
class Check:
    """What somebody was told by phone: whether all of the record is right."""

    accurate: bool
    by: str
    at: datetime


@dataclass(kw_only=True)
class SamplingAudit(Aggregate):
    """The audit of one grid in one month, `2026-11`; `checks` are by household."""

    grid_code: str
    month: str
    drawn: tuple[str, ...]
    checks: Mapping[str, Check] = field(default_factory=dict)

    @classmethod
    def draw(cls, grid_code: str, month: str, by_lot: Sequence[str], *, at: datetime) -> "SamplingAudit":
        """Begin one with the first of the verified households, which come in the order of a lot."""
        drawn = tuple(by_lot[: sample_size(len(by_lot))])
        audit = cls(id=audit_id(grid_code, month), grid_code=grid_code, month=month, drawn=drawn)
        audit.record(AuditDrawn(grid_code=grid_code, month=month, households=len(drawn), drawn_at=at))
        return audit

    @property
    def left(self) -> tuple[str, ...]:
        """Return whom nobody has asked yet."""
        return tuple(id for id in self.drawn if id not in self.checks)

    @property
    def accuracy(self) -> float | None:
        """Return which part was right, once all were asked; None before, and where nobody was drawn."""
        if self.left or not self.drawn:
            return None
        return sum(check.accurate for check in self.checks.values()) / len(self.drawn)

    def check(self, household_id: str, check: Check, *, own_workers: Sequence[str]) -> None:
        """Note what was told of a household.

        Refused: by a worker of the grid itself, for a household that was not drawn, and a second time.
        """
        if check.by in own_workers:
            raise NotAllowed("抽查须由其他网格的人员进行")
        if household_id not in self.drawn:
            raise NotFound(f"户 {household_id} 不在本次抽查之列")
        if household_id in self.checks:
            raise Conflict("该户已抽查")
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
            self._finish(check.at)

    def _finish(self, at: datetime) -> None:
        accurate = sum(check.accurate for check in self.checks.values())
        self.record(
            AuditFinished(
                grid_code=self.grid_code,
                month=self.month,
                checked=len(self.checks),
                accurate=accurate,
                finished_at=at,
            )
        )


def sample_size(verified: int) -> int:
    """Return how many are drawn: one in twenty, at least ten, and no more than there are."""
    return min(verified, max(LEAST, ceil(PART * verified)))


def audit_id(grid_code: str, month: str) -> str:
    """Return the id of the audit of a grid in a month."""
    return f"{grid_code}:{month}"
