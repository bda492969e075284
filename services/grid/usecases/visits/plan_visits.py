"""Plan visits: let the plans of some households follow what the records say."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.ports import Rounds, VisitBook
from shared.kernel.each_one import each_one

ONE_STRETCH = 50  # households


def plan_visits(book: VisitBook, household_ids: Iterable[str], *, now: datetime) -> None:
    """Begin or adjust the plan of each; where nothing has changed nothing is told."""
    rules = book.table.in_force(now)

    def plan_one(id: str) -> None:
        standing = book.standings.of(id, now)
        if standing is None:
            return
        plan = book.plans.find(id) or VisitPlan(id=id, standing=standing)
        plan.follow(standing, rules, now=now)
        plan.turn(rules, now=now)
        if plan.happened():
            book.plans.save(plan)

    each_one(household_ids, plan_one)


def plan_stretch(book: VisitBook, rounds: Rounds, *, now: datetime) -> None:
    """Go on with the round over all households."""
    plan_visits(book, rounds.next_stretch(limit=ONE_STRETCH), now=now)
