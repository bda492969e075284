"""RPC doors for those who load households and people, and who make sure of them."""

from collections.abc import Sequence
from typing import Any

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import RecordOutcome
from services.grid.domain.records.origin import Statement
from services.grid.entrypoints.duplicates import DuplicateDoors
from services.grid.schemas.records.household import HouseholdsForm
from services.grid.schemas.records.origin import RecordRowsView
from services.grid.schemas.records.person import PeopleForm
from services.grid.usecases.records.follow_people import follow_people
from services.grid.usecases.records.import_households import HouseholdRow, import_households
from services.grid.usecases.records.import_people import PersonRow, import_people
from services.grid.usecases.records.import_rows import Brought, Registry
from services.grid.usecases.records.ports import Batches, ChangeRequests, FieldLines, Rules, Sealer, Tags
from services.grid.usecases.records.succeed_head import one_head
from shared.kernel.command import Command
from shared.plumbing.door import command

REGISTRARS = ("clerk", "operator")


class RecordDoors(DuplicateDoors):
    """Doors for batches; each row is granted or refused by itself."""

    batches: Batches
    tags: Tags
    record_rules: Rules
    sealer: Sealer
    field_lines: FieldLines
    change_requests: ChangeRequests

    def _registry(self, command: Command) -> Registry:
        return Registry(
            rules=self.record_rules.in_force(command.at),
            sealer=self.sealer,
            batches=self.batches,
            lines=self.field_lines,
            register=self.register,
            requests=self.change_requests,
        )

    def _brought(self, about: About, origin: Statement, dry_run: bool, command: Command) -> Brought:
        return Brought(about=about, origin=origin.entered(command), dry_run=dry_run, command=command)

    @command(HouseholdsForm, RecordRowsView, allow=REGISTRARS)
    def import_households(
        self, command: Command, *, rows: Sequence[HouseholdRow], origin: Statement, dry_run: bool
    ) -> dict[str, Any]:
        """Keep households; what a row does not say stays as it is known. A dry run only tells."""
        return {"rows": self._take_households(command, rows, origin, dry_run), "dry_run": dry_run}

    @command(PeopleForm, RecordRowsView, allow=REGISTRARS)
    def import_people(
        self, command: Command, *, rows: Sequence[PersonRow], origin: Statement, dry_run: bool
    ) -> dict[str, Any]:
        """Keep people; what is personal is sealed. A dry run tells of rows, not of duplicates."""
        return {"rows": self._take_people(command, rows, origin, dry_run), "dry_run": dry_run}

    def _take_households(
        self, command: Command, rows: Sequence[HouseholdRow], origin: Statement, dry_run: bool
    ) -> list[RecordOutcome]:
        return import_households(
            self.households,
            self.buildings,
            self._registry(command),
            rows=rows,
            brought=self._brought(About.HOUSEHOLD, origin, dry_run, command),
        )

    def _take_people(
        self, command: Command, rows: Sequence[PersonRow], origin: Statement, dry_run: bool
    ) -> list[RecordOutcome]:
        outcomes = import_people(
            self.people,
            self.households,
            self._registry(command),
            rows=rows,
            brought=self._brought(About.PERSON, origin, dry_run, command),
        )
        if not dry_run:
            known = self.people.find_all({row.id for row in rows})
            one_head(self.people, [known[row.id] for row in rows if row.id in known], command=command)
            follow_people(self.duplicate_book, self.tags, known, command=command)
        return outcomes
