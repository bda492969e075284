"""Timed evidence: how the time of a clock went that nobody has handed on, as of orders and contacts."""

from datetime import datetime

from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.cases.timed import Timed
from services.intake.usecases.accountability.ports import Bureau


def timed_evidence(
    bureau: Bureau, timed: Timed, kind: str, *, due: datetime, at: datetime, fact: str
) -> Evidence:
    """Return the account of the newest clock of a kind that had begun before it was due."""
    clock = [each for each in timed.clocks if each.kind == kind and each.started_at <= due][-1]
    words = clock.explain(at, bureau.calendars.current(timed.calendar)).words
    return Evidence(facts=(fact,), clock_id=clock.id, account=words)
