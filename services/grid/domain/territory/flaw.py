"""Flaw: where the grids of a community do not cover it exactly once (domain reference §3.1)."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.geography import Point

TOLERANCE_M2 = 10.0
"""A piece smaller than this is forgiven: what a border of a kilometre may be off by a centimetre."""


class FlawKind(StrEnum):
    """What may be wrong with a division."""

    GAP = "gap"
    OVERLAP = "overlap"
    OUTSIDE = "outside"


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """One piece of ground that lies in no grid, in two, or outside of the community; `at` lies within it."""

    kind: FlawKind
    area_m2: float
    at: Point
    codes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Return it in words for a person."""
        return str(self)

    def __str__(self) -> str:
        where = f"{self.area_m2:.0f} 平方米，{self.at.longitude:.6f}, {self.at.latitude:.6f} 附近"
        grids = "与".join(self.codes)
        if self.kind is FlawKind.GAP:
            return f"社区边界内有空隙没有网格（{where}）"
        if self.kind is FlawKind.OVERLAP:
            return f"网格 {grids} 重叠（{where}）"
        return f"网格 {grids} 超出社区边界（{where}）"
