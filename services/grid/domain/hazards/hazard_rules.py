"""Hazard rules: what counts as dangerous, and how soon it is to be mended; one version of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shared.kernel.errors import Invalid, NotFound


class Severity(StrEnum):
    """How dangerous it is."""

    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, kw_only=True)
class HazardKind:
    """A kind of danger; `fire` makes a household one to look after until it is mended."""

    code: str
    label: str
    fire: bool
    source: str


@dataclass(frozen=True, kw_only=True)
class MendDays:
    """Natural days until the deadline that is proposed."""

    minor: int
    major: int


@dataclass(frozen=True, kw_only=True)
class HazardRules:
    """One version. Somebody else than who mended looks at those of a severity in `second_person`."""

    version_no: int
    effective_from: date
    kinds: tuple[HazardKind, ...]
    mend_days: MendDays
    second_person: frozenset[Severity]
    recurs_days: int
    warn_days: int

    def __post_init__(self) -> None:
        if min(self.mend_days.minor, self.mend_days.major, self.recurs_days) < 1 or self.warn_days < 0:
            raise Invalid("days are counted from 1 on")

    def kind(self, code: str) -> HazardKind:
        """Return a kind, or raise NotFound."""
        for each in self.kinds:
            if each.code == code:
                return each
        raise NotFound(f"没有隐患类别 {code}")

    def mend_within(self, severity: Severity) -> int:
        """Return how many natural days are proposed for a severity."""
        return {Severity.MINOR: self.mend_days.minor, Severity.MAJOR: self.mend_days.major}[severity]
