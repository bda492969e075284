"""Resume an assignment that had ended, because its case is done over by itself."""

from datetime import datetime

from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.assignments.revive_assignment import revive_assignment
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Register


def resume_assignment(
    assignments: Assignments,
    register: Register,
    rota: Rota,
    *,
    case_id: str,
    worker_id: str | None,
    sequence: int,
    at: datetime,
) -> None:
    """Give it to who had it, where it had ended: a merged case whose reporter is not content stands alone."""
    known = assignments.find(case_id)
    if known is not None and known.ended_at is not None:
        revive_assignment(
            assignments, register, rota, case_id=case_id, worker_id=worker_id, sequence=sequence, at=at
        )
