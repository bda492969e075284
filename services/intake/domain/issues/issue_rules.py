"""Issue rules: what this street has settled for all issues alike; a part of the policy."""

from dataclasses import dataclass

from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class IssueRules:
    """`triage` is for issues that somebody must judge before they are taken on.

    `rework` is what an issue gets that failed its return visit, at most `most_reworks` times.
    """

    triage: Limit
    rework: Limit
    most_reworks: int

    def __post_init__(self) -> None:
        if self.most_reworks < 0:
            raise Invalid("there is no less than no rework")
