"""Visit sources: what doors, listeners and timers of visits hand to the use cases together."""

from datetime import datetime

from services.grid.domain.visits.care import Standing
from services.grid.entrypoints.hazard_sources import HazardSources
from services.grid.entrypoints.intake_desk import IntakeDesk
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.records.ports import Sealer, TagBook, Tags, TagTable
from services.grid.usecases.territory.ports import Register
from services.grid.usecases.visits.find_standing import find_standing
from services.grid.usecases.visits.ports import EndedTasks, Plans, Rounds, VisitBook, Visits, VisitTable
from services.grid.usecases.visits.submit_visit import VisitDesk
from shared.plumbing.client import Remote


class Standings:
    """What the records say of households, and what is open there."""

    def __init__(self, register: Register, hazards: HazardBook, tags: TagBook) -> None:
        self._register, self._hazards, self._tags = register, hazards, tags

    def of(self, household_id: str, at: datetime) -> Standing | None:
        return find_standing(self._register, self._hazards, self._tags, household_id, at=at)


class VisitSources(HazardSources):
    """Where visits and plans are, and what they follow."""

    plans: Plans
    visits: Visits
    ended_tasks: EndedTasks
    visit_rounds: Rounds
    visit_table: VisitTable
    intake: Remote
    tags: Tags
    tag_table: TagTable
    sealer: Sealer

    @property
    def visit_book(self) -> VisitBook:
        standings = Standings(self.register, self.hazard_book, self.tag_book)
        return VisitBook(plans=self.plans, standings=standings, table=self.visit_table)

    @property
    def tag_book(self) -> TagBook:
        return TagBook(tags=self.tags, table=self.tag_table, sealer=self.sealer)

    @property
    def visit_desk(self) -> VisitDesk:
        return VisitDesk(
            visits=self.visits,
            register=self.register,
            seal=self.sealer,
            intake=IntakeDesk(self.intake),
            hazard_table=self.hazard_table,
        )
