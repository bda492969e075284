"""Shows a tally: the rates in their order, and which of them may be compared."""

from typing import Any

from services.intake.domain.indicators.indicator import INDICATORS
from services.intake.domain.indicators.tally import Tally


def show_tally(tally: Tally) -> dict[str, Any]:
    """Return what the view of the indicators reads."""
    return {
        "rates": [
            {
                "code": each.code,
                "label": each.label,
                "n": tally.rates[each.code].n,
                "met": tally.rates[each.code].met,
                "value": tally.rates[each.code].value,
                "comparable": tally.rates[each.code].n >= tally.rules.least_compared,
            }
            for each in INDICATORS
        ],
        "score": tally.score,
        "weights": tally.rules.weights,
        "rules_version": tally.rules.version_no,
    }
