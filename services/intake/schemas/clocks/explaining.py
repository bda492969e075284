"""Shows the account of a clock as it stands at a moment."""

from datetime import datetime
from typing import Any

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.veil import Veil
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.explanation import UNITS
from services.intake.domain.clocks.kind_words import in_words
from shared.kernel.calendar import Calendar


def explain(case: Case, clock: Clock, *, veil: Veil, calendar: Calendar, now: datetime) -> dict[str, Any]:
    """Return what the view of an explanation reads."""
    return {
        "case": case,
        "veil": veil,
        "clock": clock,
        "kind_words": in_words(clock.kind),
        "unit_words": UNITS[clock.limit.unit],
        "light": clock.light(now, calendar, yellow_from=case.policy.yellow_from),
        "remaining": clock.remaining(now, calendar),
        "account": clock.explain(now, calendar),
    }
