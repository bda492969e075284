"""Searching: what follows when nobody is at home, whatever the time of the day (§4.5)."""

from datetime import datetime

from services.grid.domain.visits.reaching import Absence, Reaching, Trace
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.domain.visits.visit_task import Call
from shared.events.grid_visit_plans import (
    HouseholdAbsent,
    HouseholdMet,
    HouseholdTraced,
    HouseholdUnreachable,
)


def note_presence(plan: VisitPlan, call: Call, rules: VisitRules) -> None:
    """Keep whether somebody was at home; a call that nobody answers is no absence from home."""
    if call.result == "met":
        _met(plan, plan.reaching.met(call.at))
    elif call.result == "not_home" and not call.by_phone:
        part = rules.day_part(call.at)
        _absent(plan, Absence(visit_id=call.visit_id, at=call.at, part=part), rules)


def trace(plan: VisitPlan, tried: Trace, rules: VisitRules) -> None:
    """Keep a try by neighbours, phone or letter; when all are in vain the household is unreachable.

    Refused before three absences in different parts of the day.
    """
    reaching = plan.reaching.traced(tried, absences=rules.quality.absences)
    plan.record(
        HouseholdTraced(
            household_id=plan.id, means=tried.means, reached=tried.reached, by=tried.by, traced_at=tried.at
        )
    )
    if tried.reached:
        _met(plan, reaching)
    plan.reaching = reaching
    if plan.unreachable_at is None and reaching.unreachable(rules.quality.absences):
        _give_up(plan, at=tried.at)


def _met(plan: VisitPlan, reaching: Reaching) -> None:
    """Forget what lies before the last time that somebody was met; an older meeting changes nothing."""
    if reaching.last_met is None or reaching == plan.reaching:
        return
    given_up = plan.unreachable_at is not None and reaching.last_met > plan.unreachable_at
    plan.reaching = reaching
    plan.unreachable_at = None if given_up else plan.unreachable_at
    plan.record(HouseholdMet(household_id=plan.id, was_unreachable=given_up, met_at=reaching.last_met))


def _give_up(plan: VisitPlan, *, at: datetime) -> None:
    plan.unreachable_at = at
    plan.record(
        HouseholdUnreachable(
            household_id=plan.id,
            grid_code=plan.standing.grid_code,
            community_code=plan.standing.community_code,
            unreachable_at=at,
        )
    )


def _absent(plan: VisitPlan, absence: Absence, rules: VisitRules) -> None:
    reaching = plan.reaching.absent(absence)
    if reaching == plan.reaching:
        return
    plan.reaching = reaching
    plan.record(
        HouseholdAbsent(
            household_id=plan.id,
            visit_id=absence.visit_id,
            day_part=absence.part,
            absences=len(reaching.absences),
            tracing=reaching.tracing(rules.quality.absences),
            absent_at=absence.at,
            **plan.standing.codes,
        )
    )
