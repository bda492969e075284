"""RPC doors for those who load grids, buildings, households and people."""

from collections.abc import Sequence
from typing import Any

from services.grid.schemas.building import BuildingsForm
from services.grid.schemas.grid import GridsForm
from services.grid.schemas.household import HouseholdsForm
from services.grid.schemas.person import PeopleForm
from services.grid.usecases.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.import_grids import GridRow, import_grids
from services.grid.usecases.import_households import HouseholdRow, import_households
from services.grid.usecases.import_people import PersonRow, import_people
from services.grid.usecases.ports import Atlas, Buildings, Grids, Households, People, Sealer
from shared.kernel.command import Command
from shared.plumbing.door import command
from shared.plumbing.rows import RowsView

REGISTRARS = ("clerk", "operator")


class Imports:
    """Doors for batches; each row is granted or refused by itself."""

    grids: Grids
    atlas: Atlas
    buildings: Buildings
    households: Households
    people: People
    sealer: Sealer

    @command(GridsForm, RowsView, allow=REGISTRARS)
    def import_grids(self, command: Command, *, rows: Sequence[GridRow]) -> dict[str, Any]:
        """Publish grids: the first or a new version of each boundary."""
        return {"rows": import_grids(self.grids, self.atlas, rows=rows, command=command)}

    @command(BuildingsForm, RowsView, allow=REGISTRARS)
    def import_buildings(self, command: Command, *, rows: Sequence[BuildingRow]) -> dict[str, Any]:
        """Keep buildings, replacing what was known of them."""
        return {"rows": import_buildings(self.buildings, self.atlas, rows=rows, command=command)}

    @command(HouseholdsForm, RowsView, allow=REGISTRARS)
    def import_households(self, command: Command, *, rows: Sequence[HouseholdRow]) -> dict[str, Any]:
        """Keep households, replacing what was known of them."""
        return {"rows": import_households(self.households, self.buildings, rows=rows, command=command)}

    @command(PeopleForm, RowsView, allow=REGISTRARS)
    def import_people(self, command: Command, *, rows: Sequence[PersonRow]) -> dict[str, Any]:
        """Keep people, replacing what was known of them; what is personal is sealed."""
        outcomes = import_people(self.people, self.households, self.sealer, rows=rows, command=command)
        return {"rows": outcomes}
