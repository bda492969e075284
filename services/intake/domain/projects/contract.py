"""Contract: with whom, for how much, until when, and who may see what of people (PIPL 21)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from services.intake.domain.projects.milestone import Milestone
from services.intake.domain.projects.payout import WHOLE, payout
from shared.kernel.credit_code import sound_credit_code
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What is counted, how much of it is asked for, and in which unit."""

    name: str
    target: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class Contract:
    """`provider` is a unified social credit code; `staff` are the sign-ins of those who work on it there.

    Without an agreement on data nothing of anybody is shown to them.
    """

    provider: str
    provider_name: str
    agreement_no: str
    data_agreement_no: str
    budget_fen: int
    first_day: date
    last_day: date
    indicators: tuple[Indicator, ...]
    milestones: tuple[Milestone, ...]
    staff: frozenset[str]

    def __post_init__(self) -> None:
        if sound_credit_code(self.provider) != self.provider:
            raise Invalid("统一社会信用代码须写作18位大写")
        faults = {name: [fault] for name, fault in self._faults() if fault}
        if faults:
            raise Invalid("协议内容有误", faults)

    def _faults(self) -> Collection[tuple[str, str]]:
        named = {indicator.name for indicator in self.indicators}
        wanted = {name for milestone in self.milestones for name in milestone.required}
        days = [milestone.due_on for milestone in self.milestones]
        codes = {milestone.code for milestone in self.milestones}
        whole = sum(milestone.basis_points for milestone in self.milestones) == WHOLE
        inside = all(self.first_day <= day <= self.last_day for day in days)
        return (
            ("milestones", "" if whole else "the shares do not sum to exactly 100 %"),
            ("milestones.required", "" if wanted <= named else "an indicator is not in the contract"),
            ("milestones.code", "" if len(codes) == len(days) else "a milestone comes twice"),
            (
                "milestones.due_on",
                "" if inside and days == sorted(days) else "not in order, or not in the term",
            ),
            ("last_day", "" if self.first_day < self.last_day else "the term ends before it begins"),
            ("budget_fen", "" if self.budget_fen > 0 else "nothing is paid"),
        )

    def priced(self) -> tuple[Milestone, ...]:
        """Return the milestones with what each of them pays, which is the budget to the fen."""
        amounts = payout(self.budget_fen, [milestone.basis_points for milestone in self.milestones])
        pairs = zip(self.milestones, amounts, strict=True)
        return tuple(replace(milestone, amount_fen=amount) for milestone, amount in pairs)
