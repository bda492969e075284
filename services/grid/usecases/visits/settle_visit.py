"""Settle a visit: what it means for the plan of its household."""

from datetime import datetime

from services.grid.domain.visits.searching import note_presence
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.ports import VisitBook, Visits


def settle_visit(visits: Visits, book: VisitBook, visit_id: str, *, at: datetime) -> None:
    """Let it end the tasks that it fits, and keep whether anybody was there; twice changes nothing."""
    visit, rules = visits.get(visit_id), book.table.in_force(at)
    plan = book.plans.find(visit.household_id)
    if plan is None:
        standing = book.standings.of(visit.household_id, at)
        if standing is None:
            return
        plan = VisitPlan(id=visit.household_id, standing=standing)
        plan.follow(standing, rules, now=at)
    plan.take(visit.call, rules, at=at)
    note_presence(plan, visit.call, rules)
    plan.turn(rules, now=at)
    if plan.happened():
        book.plans.save(plan)
