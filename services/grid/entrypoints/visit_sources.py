"""Visit sources: what doors, listeners and timers of visits hand to the use cases together."""

from datetime import datetime

from services.grid.domain.visits.care import Standing
from services.grid.entrypoints.dispute_sources import DisputeSources
from services.grid.entrypoints.hazard_sources import HazardSources
from services.grid.entrypoints.intake_desk import IntakeDesk
from services.grid.usecases.records.ports import (
    FieldLines,
    People,
    Records,
    Rules,
    Sealer,
    TagBook,
    Tags,
    TagTable,
)
from services.grid.usecases.visits.find_standing import Files, find_standing
from services.grid.usecases.visits.ports import (
    EndedTasks,
    Plans,
    Rounds,
    VisitBook,
    Visits,
    VisitTable,
)
from services.grid.usecases.visits.submit_visit import VisitDesk
from shared.plumbing.client import Remote


class Standings:
    """What the records say of households, and what is open there."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def of(self, household_id: str, at: datetime) -> Standing | None:
        return find_standing(self._files, household_id, at=at)


class VisitSources(HazardSources, DisputeSources):
    """Where visits and plans are, and what they follow."""

    plans: Plans
    visits: Visits
    ended_tasks: EndedTasks
    visit_rounds: Rounds
    visit_table: VisitTable
    field_lines: FieldLines
    people: People
    record_rules: Rules
    intake: Remote
    tags: Tags
    tag_table: TagTable
    sealer: Sealer

    @property
    def records(self) -> Records:
        return Records(
            households=self.households,
            people=self.people,
            rules=self.record_rules,
            tags=self.tags,
            tag_table=self.tag_table,
            sealer=self.sealer,
        )

    @property
    def files(self) -> Files:
        return Files(
            register=self.register, hazards=self.hazard_book, disputes=self.disputes, tags=self.tag_book
        )

    @property
    def visit_book(self) -> VisitBook:
        return VisitBook(plans=self.plans, standings=Standings(self.files), table=self.visit_table)

    @property
    def tag_book(self) -> TagBook:
        return TagBook(tags=self.tags, table=self.tag_table, sealer=self.sealer)

    @property
    def visit_desk(self) -> VisitDesk:
        return VisitDesk(
            visits=self.visits,
            register=self.register,
            records=self.records,
            intake=IntakeDesk(self.intake),
            hazard_table=self.hazard_table,
        )
