"""Dispute rules: what people quarrel about, and how long a mediation may take; one version of them."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class Category:
    """A kind of dispute."""

    code: str
    label: str
    source: str


@dataclass(frozen=True, kw_only=True)
class DisputeRules:
    """One version; all days are natural days."""

    version_no: int
    effective_from: date
    mediate_days: int
    warn_days: int
    follow_up_days: int
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.warn_days < self.mediate_days or self.follow_up_days < 1:
            raise Invalid("a mediation takes longer than its warning")

    def category(self, code: str) -> Category:
        """Return a kind, or raise NotFound."""
        for each in self.categories:
            if each.code == code:
                return each
        raise NotFound(f"没有纠纷类别 {code}")
