"""Retry what nobody could take: a post may be filled by now, or somebody may be back."""

import random
from datetime import datetime

from services.grid.usecases.assignments.decide_post import decide_post
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.ports import Rota
from shared.kernel.each_one import each_one

ONE_TURN = 100
IN_VIEW = 1000


def retry_unassigned(assignments: Assignments, rota: Rota, *, now: datetime) -> None:
    """Give one turn of such cases to who can take them now; those for whom nobody is there yet just wait.

    Of replicas that see the same one, one wins.
    """

    def retry_one(id: str) -> None:
        assignment = assignments.get(id)
        if assignment.seeks_somebody:
            decision = decide_post(rota, assignment.location, at=now)
            if decision.choice.holder:
                assignment.give(decision)
                assignments.save(assignment)

    seeking = assignments.seeking(limit=IN_VIEW)
    each_one(random.sample(seeking, min(ONE_TURN, len(seeking))), retry_one)
