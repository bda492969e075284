"""Turn plans: give out what comes due, and keep as missed what nobody did in its window."""

from datetime import datetime

from services.grid.usecases.visits.ports import Plans, VisitTable
from shared.kernel.each_one import each_one

ONE_TURN = 100  # plans


def turn_plans(plans: Plans, table: VisitTable, *, now: datetime) -> int:
    """Turn some plans; return how many. Each task once, by any number of replicas."""
    rules = table.in_force(now)

    def turn_one(id: str) -> None:
        plan = plans.get(id)
        plan.turn(rules, now=now)
        if plan.happened():
            plans.save(plan)

    ripe = plans.ripe(now, limit=ONE_TURN)
    each_one(ripe, turn_one)
    return len(ripe)
