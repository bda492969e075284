"""Trace a household: ask the neighbours, call, or leave a letter, when nobody is ever at home."""

from services.grid.domain.visits.reaching import Means, Trace
from services.grid.domain.visits.searching import trace
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.change_plan import change_plan
from services.grid.usecases.visits.ports import VisitBook
from shared.kernel.command import Command


def trace_household(
    book: VisitBook, household_id: str, *, means: Means, reached: bool, command: Command
) -> VisitPlan:
    """Keep a try; refused before three absences in different parts of the day."""
    rules = book.table.in_force(command.at)
    tried = Trace(means=means, at=command.at, by=command.by.id, reached=reached)
    return change_plan(book, household_id, command=command, change=lambda plan: trace(plan, tried, rules))
