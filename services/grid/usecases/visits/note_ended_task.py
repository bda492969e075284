"""Note an ended task: what became of it is kept for good."""

from services.grid.usecases.visits.ports import EndedTasks
from shared.events.grid_visit_plans import VisitTaskEnded


def note_ended_task(tasks: EndedTasks, told: VisitTaskEnded, *, sequence: int) -> None:
    """Keep it; what the plan told later of the same task wins."""
    tasks.keep(told, sequence=sequence)
