"""Handover sources: what the doors and the timer of handovers hand to the use cases together."""

from datetime import datetime

from services.grid.domain.posts.handover import VisitDue
from services.grid.entrypoints.sources import Sources
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.hand_over import HandoverDesk
from services.grid.usecases.posts.ports import Handovers
from services.grid.usecases.responsibilities.due_visits import due_visits
from services.grid.usecases.responsibilities.ports import Responsibilities, ResponsibilityBook
from services.grid.usecases.visits.ports import Plans


class VisitsAtTheDoors:
    """What is due at the doors of a grid, by who is responsible for them."""

    def __init__(self, book: ResponsibilityBook, plans: Plans) -> None:
        self._book, self._plans = book, plans

    def of(self, grid_code: str, worker_id: str, *, at: datetime) -> tuple[VisitDue, ...]:
        return due_visits(self._book, self._plans, grid_code=grid_code, worker_id=worker_id, at=at)


class HandoverSources(Sources):
    """All that is handed over, and who is there."""

    assignments: Assignments
    handovers: Handovers
    plans: Plans
    responsibilities: Responsibilities

    @property
    def responsibility_book(self) -> ResponsibilityBook:
        return ResponsibilityBook(given=self.responsibilities, register=self.register, rota=self.rota)

    @property
    def handover_desk(self) -> HandoverDesk:
        return HandoverDesk(
            handovers=self.handovers,
            assignments=self.assignments,
            visits=VisitsAtTheDoors(self.responsibility_book, self.plans),
            atlas=self.atlas,
            rota=self.rota,
        )
