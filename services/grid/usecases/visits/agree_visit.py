"""Agree on a visit: a time that suits the household."""

from datetime import datetime

from services.grid.domain.visits.agreed import Agreed
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.visits.change_plan import change_plan
from services.grid.usecases.visits.ports import VisitBook
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def agree_visit(
    book: VisitBook, household_id: str, *, opens: datetime, ends: datetime, command: Command
) -> VisitPlan:
    """Keep the time; refused where it ends before it begins."""
    if ends <= opens:
        raise Invalid("约定的时间段有误", {"ends": ["before it opens"]})
    agreed = Agreed(opens=opens, ends=ends, by=command.by.id)
    return change_plan(
        book, household_id, command=command, change=lambda plan: plan.agree(agreed, at=command.at)
    )
