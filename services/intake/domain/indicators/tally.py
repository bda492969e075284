"""Tally: counts what the indicators count, case by case, and keeps no case."""

from dataclasses import dataclass

from services.intake.domain.indicators.course import Course
from services.intake.domain.indicators.indicator import INDICATORS, Basis
from services.intake.domain.indicators.indicator_rules import WHOLE, IndicatorRules


@dataclass
class Rate:
    """So many of so many; nothing of nothing is no rate."""

    n: int = 0
    met: int = 0

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None where nothing was counted."""
        return self.met / self.n if self.n else None


class Tally:
    """The rates of all indicators, by code."""

    def __init__(self, rules: IndicatorRules) -> None:
        self.rules = rules
        self.rates = {each.code: Rate() for each in INDICATORS}

    def count(self, course: Course, basis: Basis) -> None:
        """Count one case that lies in the period on this basis."""
        for indicator in INDICATORS:
            if indicator.basis is basis and indicator.counts(course):
                rate = self.rates[indicator.code]
                rate.n += 1
                rate.met += indicator.met(course, self.rules)

    @property
    def score(self) -> float | None:
        """The composite score, 0 to 100; None where one of its parts has no rate."""
        parts = [(self.rates[code].value, weight) for code, weight in self.rules.weights.items()]
        known = [value * weight for value, weight in parts if value is not None]
        return WHOLE * sum(known) / WHOLE if len(known) == len(parts) else None
