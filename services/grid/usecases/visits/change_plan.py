"""Change a plan: what every wish about the visits of a household has in common."""

from collections.abc import Callable

from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.ports import VisitBook
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


def change_plan(
    book: VisitBook, household_id: str, *, command: Command, change: Callable[[VisitPlan], None]
) -> VisitPlan:
    """Change the plan of a household of the caller's areas; told twice it is changed once."""
    plan = begun_plan(book, household_id, command=command)
    command.by.require_area(plan.standing.area)
    return changed_plan(book, plan, command=command, change=change)


def changed_plan(
    book: VisitBook, plan: VisitPlan, *, command: Command, change: Callable[[VisitPlan], None]
) -> VisitPlan:
    """Return the plan as changed and kept, whoever asks; told twice it is changed once."""
    if not plan.heeded(command):
        change(plan)
        plan.turn(book.table.in_force(command.at), now=command.at)
        if plan.happened():
            book.plans.save(plan)
    return plan


def begun_plan(book: VisitBook, household_id: str, *, command: Command) -> VisitPlan:
    """Return the plan of a household, begun where the rounds have not come to it yet."""
    known = book.plans.find(household_id)
    if known:
        return known
    standing = book.standings.of(household_id, command.at)
    if standing is None:
        raise NotFound(f"没有住户 {household_id}")
    plan = VisitPlan(id=household_id, standing=standing)
    plan.follow(standing, book.table.in_force(command.at), now=command.at)
    return plan
