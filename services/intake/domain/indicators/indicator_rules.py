"""Indicator rules: how much each part of the composite score weighs, and what counts, in versions."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid

WHOLE = 100  # per cent
LEVELS = range(1, 6)


@dataclass(frozen=True, kw_only=True)
class IndicatorRules:
    """One version; where each number comes from is written beside it in `data/indicators.yaml`.

    `weights` are per cent, by indicator; from `satisfied_from` on a level counts as satisfied
    (3 is 基本满意); a rate of fewer than `least_compared` cases is compared with no other.
    """

    version_no: int
    effective_from: date
    weights: dict[str, int]
    satisfied_from: int
    least_compared: int

    def __post_init__(self) -> None:
        if sum(self.weights.values()) != WHOLE or min(self.weights.values()) < 0:
            raise Invalid("weights are shares of a whole: they add up to 100 per cent")
        if self.satisfied_from not in LEVELS or self.least_compared < 1:
            raise Invalid("a level is 1 to 5, and nothing is compared that was not counted")
