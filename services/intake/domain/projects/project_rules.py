"""Project rules: what this street has settled for all purchased projects alike."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid

BEST = 5


@dataclass(frozen=True, kw_only=True)
class ProjectRules:
    """One version. Quality and satisfaction are from 1 to 5; from these on they are enough.

    `remind_days` before a milestone is due the section is told; `least_reviewers` judge a project together.
    """

    version_no: int
    effective_from: date
    quality_from: int
    satisfied_from: int
    remind_days: int
    least_reviewers: int

    def __post_init__(self) -> None:
        if not (1 <= self.quality_from <= BEST and 1 <= self.satisfied_from <= BEST):
            raise Invalid("quality and satisfaction are from 1 to 5")
        if self.remind_days < 0 or self.least_reviewers < 1:
            raise Invalid("nobody is reminded afterwards, and nothing is reviewed by nobody")
