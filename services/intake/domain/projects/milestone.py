"""Milestone: what has to be delivered by when, and what is paid for it once it is found to be so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shared.kernel.errors import Conflict, Invalid


class MilestoneState(StrEnum):
    """Where it stands."""

    PLANNED = "planned"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    PAID = "paid"


class ReviewKind(StrEnum):
    """When a project as a whole is judged."""

    MID = "mid"
    FINAL = "final"


M = MilestoneState


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """`basis_points` are its share of the budget, `required` how much of each indicator it takes.

    `after` is the review that must have been passed before; `counted` is what the evaluator has found,
    whatever was `reported`; `quality` is from 1 to 5.
    """

    code: str
    basis_points: int
    due_on: date
    required: Mapping[str, int]
    after: ReviewKind | None = None
    amount_fen: int = 0
    state: MilestoneState = M.PLANNED
    reported: Mapping[str, int] | None = None
    counted: Mapping[str, int] | None = None
    quality: int | None = None
    evaluated_by: str | None = None
    paid_by: str | None = None
    reminded: bool = False

    def __post_init__(self) -> None:
        if self.basis_points < 1 or any(amount < 0 for amount in self.required.values()):
            raise Invalid("节点须有付款比例，指标数量不能为负")

    def report(self, delivered: Mapping[str, int]) -> "Milestone":
        """Keep what the provider says was delivered; said again it replaces what nobody has judged yet."""
        self._require("报告完成", M.PLANNED, M.REPORTED)
        self.require_indicators(delivered)
        return replace(self, state=M.REPORTED, reported=dict(delivered))

    def evaluate(
        self, counted: Mapping[str, int], *, quality: int, quality_from: int, by: str
    ) -> "Milestone":
        """Accept it where quantity and quality are there; otherwise it has to be delivered again."""
        self._require("评估", M.REPORTED)
        self.require_indicators(counted)
        enough = all(counted.get(name, 0) >= amount for name, amount in self.required.items())
        state = M.ACCEPTED if enough and quality >= quality_from else M.PLANNED
        return replace(self, state=state, counted=dict(counted), quality=quality, evaluated_by=by)

    def pay(self, by: str) -> "Milestone":
        """Pay for what was accepted; not by who accepted it."""
        self._require("付款", M.ACCEPTED)
        if by == self.evaluated_by:
            raise Conflict("付款须由评估人以外的人员批准")
        return replace(self, state=M.PAID, paid_by=by)

    def require_indicators(self, amounts: Mapping[str, int]) -> None:
        """Refuse amounts of what is not asked for."""
        if strangers := sorted(set(amounts) - set(self.required)):
            raise Invalid("节点没有这些指标", {"amounts": strangers})

    def _require(self, action: str, *states: MilestoneState) -> None:
        if self.state not in states:
            raise Conflict(f"节点{self.code}不能{action}：{WORDS[self.state]}")


WORDS = {M.PLANNED: "尚未报告完成", M.REPORTED: "待评估", M.ACCEPTED: "已验收", M.PAID: "已付款"}
