"""Explain a clock: how its time was used, stretch by stretch, to whoever may see the case."""

from services.intake.domain.clocks.clock import Clock
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


def explain_clock(cases: Cases, case_id: str, clock: str, *, caller: Caller) -> tuple[AnyCase, Clock]:
    """Return the clock and its case. `clock` is the id of one, or a kind: then its newest."""
    case = get_case(cases, case_id, caller=caller)
    found = [each for each in case.clocks if clock in (each.id, each.kind.value)]
    if not found:
        raise NotFound("此案件没有该时限")
    return case, found[-1]
