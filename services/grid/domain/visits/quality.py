"""Quality: what makes an entry worth a second look; a flag costs nobody anything by itself (§4.5)."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from services.grid.domain.visits.findings import Kind, Proof, Result
from services.grid.domain.visits.visit import Visit
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.domain.visits.visit_rules import Quality, VisitRules


class Flag(StrEnum):
    """Why somebody should look again."""

    TOO_SHORT = "too_short"
    DOORS_TOO_CLOSE = "doors_too_close"
    SAME_SUMMARY = "same_summary"
    CLOCK_DOUBTFUL = "clock_doubtful"
    WITHOUT_APPOINTMENT = "without_appointment"
    TOO_SOON = "too_soon"
    FAR_FROM_DOOR = "far_from_door"


UNASKED = frozenset({Kind.ROUTINE, Kind.CARE, Kind.COLLECT})


def own_flags(visit: Visit, rules: Quality) -> set[Flag]:
    """Return what the entry itself shows. A door that stays shut takes no time, and neither does a call."""
    flags: set[Flag] = set()
    at_the_door = visit.result is Result.MET and not visit.by_phone
    if at_the_door and visit.stay.duration < timedelta(seconds=rules.shortest_seconds):
        flags.add(Flag.TOO_SHORT)
    if visit.stay.ended_at > visit.submitted_at:
        flags.add(Flag.CLOCK_DOUBTFUL)
    if (visit.metres_from_door or 0) > rules.farthest_metres:
        flags.add(Flag.FAR_FROM_DOOR)
    return flags


def too_close(visit: Visit, other: Visit, rules: Quality) -> bool:
    """Tell whether one worker could hardly have been at both doors."""
    if Proof.PHONE_CALL in {visit.proof, other.proof} or visit.household_id == other.household_id:
        return False
    return visit.stay.gap(other.stay) < timedelta(seconds=rules.doors_apart_seconds)


def plan_flags(visit: Visit, plan: VisitPlan, rules: VisitRules, *, before: Iterable[Visit]) -> set[Flag]:
    """Return what it shows beside the wishes of the household and its former visits.

    A call disturbs nobody, and what a household or an authority has asked for is never too soon.
    """
    if visit.by_phone or visit.kind in rules.statutory:
        return set()
    flags: set[Flag] = set()
    urgent = plan.urgent_at(visit.stay.started_at)
    if plan.standing.by_appointment and not plan.expects(visit.stay.started_at) and not urgent:
        flags.add(Flag.WITHOUT_APPOINTMENT)
    apart = timedelta(days=max(rhythm.least_apart_days for rhythm in rules.rhythms_of(plan.standing.cares)))
    met = [
        each for each in before if each.result is Result.MET and each.kind in UNASKED and not each.by_phone
    ]
    recent = any(timedelta() <= visit.stay.started_at - each.stay.started_at < apart for each in met)
    if visit.kind in UNASKED and recent and not urgent:
        flags.add(Flag.TOO_SOON)
    return flags
