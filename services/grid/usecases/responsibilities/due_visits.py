"""Due visits: what is to be done at the doors of a grid by who is responsible for them."""

from datetime import datetime

from services.grid.domain.posts.handover import MOST_VISITS, VisitDue
from services.grid.domain.visits.places import due_place
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.responsibilities.answer_for import answer_for
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from services.grid.usecases.visits.ports import Plans

A_PAGE = 100


def due_visits(
    book: ResponsibilityBook, plans: Plans, *, grid_code: str, worker_id: str, at: datetime
) -> tuple[VisitDue, ...]:
    """Return the open tasks of households for which a worker is responsible, what ends first first.

    At most MOST_VISITS; nothing where the grid is not in force.
    """
    grid = book.register.atlas.named(grid_code, at)
    if grid is None:
        return ()
    due = _due(plans, grid_code)
    crew = gather_crew(book.rota, grid, at=at)
    answers = answer_for(book.given, (plan.id for plan in due), crew=crew, at=at)
    his = [plan for plan in due if answers[plan.id].worker_id == worker_id]
    tasks = [
        VisitDue(household_id=plan.id, purpose=task.purpose, ends=task.ends)
        for plan in his
        for task in plan.tasks
    ]
    return tuple(sorted(tasks, key=lambda task: (task.ends, task.household_id)))[:MOST_VISITS]


def _due(plans: Plans, grid_code: str) -> list[VisitPlan]:
    """Return the plans of a grid with open tasks, as many as a handover can name."""
    found: list[VisitPlan] = []
    after: str | None = ""
    while after is not None and len(found) < MOST_VISITS:
        page = plans.due_in(grid_code, after=after, limit=A_PAGE)
        found += page
        after = due_place(page[-1]) if len(page) == A_PAGE else None
    return found
