"""Visit sources: what doors, listeners and timers of visits hand to the use cases together."""

from datetime import datetime

from services.grid.domain.visits.care import Standing
from services.grid.entrypoints.hazard_sources import HazardSources
from services.grid.entrypoints.intake_desk import IntakeDesk
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.territory.ports import Register
from services.grid.usecases.visits.find_standing import find_standing
from services.grid.usecases.visits.ports import EndedTasks, Plans, Rounds, VisitBook, Visits, VisitTable
from services.grid.usecases.visits.submit_visit import VisitDesk
from shared.plumbing.client import Remote


class Standings:
    """What the records say of households, and what is open there."""

    def __init__(self, register: Register, hazards: HazardBook) -> None:
        self._register, self._hazards = register, hazards

    def of(self, household_id: str, at: datetime) -> Standing | None:
        return find_standing(self._register, self._hazards, household_id, at=at)


class VisitSources(HazardSources):
    """Where visits and plans are, and what they follow."""

    plans: Plans
    visits: Visits
    ended_tasks: EndedTasks
    visit_rounds: Rounds
    visit_table: VisitTable
    intake: Remote

    @property
    def visit_book(self) -> VisitBook:
        return VisitBook(
            plans=self.plans, standings=Standings(self.register, self.hazard_book), table=self.visit_table
        )

    @property
    def visit_desk(self) -> VisitDesk:
        return VisitDesk(
            visits=self.visits,
            register=self.register,
            seal=self.sealer,
            intake=IntakeDesk(self.intake),
            hazard_table=self.hazard_table,
        )
