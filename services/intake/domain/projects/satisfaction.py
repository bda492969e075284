"""Satisfaction: what the residents served say of a project, never without how many said it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Satisfaction:
    """Of `served` residents `n` have answered; from the mark of the rules on somebody is satisfied."""

    served: int
    n: int
    satisfied: int

    @property
    def rate(self) -> float | None:
        """The share of the answers, from 0 to 1; None where nobody has answered."""
        return self.satisfied / self.n if self.n else None
