"""Hurry a visit: something has happened after which somebody must come at once."""

from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.change_plan import change_plan
from services.grid.usecases.visits.ports import VisitBook
from shared.kernel.command import Command


def hurry_visit(book: VisitBook, household_id: str, *, occasion: str, command: Command) -> VisitPlan:
    """Ask for a visit within the hours of the occasion; refused where there is no such occasion."""
    rules = book.table.in_force(command.at)
    return change_plan(
        book, household_id, command=command, change=lambda plan: plan.hurry(occasion, rules, at=command.at)
    )
