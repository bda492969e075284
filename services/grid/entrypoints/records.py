"""RPC doors for those who load households and people."""

from collections.abc import Sequence
from typing import Any

from services.grid.entrypoints.sources import Sources
from services.grid.schemas.records.household import HouseholdsForm
from services.grid.schemas.records.person import PeopleForm
from services.grid.usecases.records.import_households import HouseholdRow, import_households
from services.grid.usecases.records.import_people import PersonRow, import_people
from services.grid.usecases.records.ports import People, Sealer
from shared.kernel.command import Command
from shared.plumbing.door import command
from shared.plumbing.rows import RowsView

REGISTRARS = ("clerk", "operator")


class RecordDoors(Sources):
    """Doors for batches; each row is granted or refused by itself."""

    people: People
    sealer: Sealer

    @command(HouseholdsForm, RowsView, allow=REGISTRARS)
    def import_households(self, command: Command, *, rows: Sequence[HouseholdRow]) -> dict[str, Any]:
        """Keep households, replacing what was known of them."""
        return {"rows": import_households(self.households, self.buildings, rows=rows, command=command)}

    @command(PeopleForm, RowsView, allow=REGISTRARS)
    def import_people(self, command: Command, *, rows: Sequence[PersonRow]) -> dict[str, Any]:
        """Keep people, replacing what was known of them; what is personal is sealed."""
        outcomes = import_people(self.people, self.households, self.sealer, rows=rows, command=command)
        return {"rows": outcomes}
