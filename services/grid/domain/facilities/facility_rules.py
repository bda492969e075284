"""Facility rules: what is inspected how often, and what a faulty one is; one version of them."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class FacilityKind:
    """A kind; `hazard` is the kind of hazard that a faulty one is."""

    code: str
    label: str
    cycle_days: int
    hazard: str
    source: str


@dataclass(frozen=True, kw_only=True)
class FacilityRules:
    """One version; all days are natural days."""

    version_no: int
    effective_from: date
    kinds: tuple[FacilityKind, ...]
    warn_days: int

    def __post_init__(self) -> None:
        if self.warn_days < 0 or any(kind.cycle_days <= self.warn_days for kind in self.kinds):
            raise Invalid("a cycle is longer than its warning")

    def kind(self, code: str) -> FacilityKind:
        """Return a kind, or raise NotFound."""
        for each in self.kinds:
            if each.code == code:
                return each
        raise NotFound(f"没有设施类别 {code}")
