"""RPC doors to the territory: where something is, and the loading of grids and buildings."""

from collections.abc import Sequence
from typing import Any

from services.grid.domain.territory.place import Place
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.territory.building import BuildingsForm
from services.grid.schemas.territory.grid import GridsForm
from services.grid.schemas.territory.place import LocationView, PlaceForm
from services.grid.usecases.territory.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.territory.import_grids import GridRow, import_grids
from services.grid.usecases.territory.locate import Located, locate
from services.grid.usecases.territory.ports import Grids
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.rows import RowsView

STAFF = ("worker", "clerk", "station_head", "section_head", "leader", "operator", "service")
REGISTRARS = ("clerk", "operator")


class TerritoryDoors(Sources):
    """Doors for people who work here, and for those who load the territory."""

    grids: Grids

    @query(PlaceForm, LocationView, allow=STAFF)
    def locate(self, caller: Caller, *, place: Place) -> Located:
        """Tell which grid a place lies in, who is responsible there, and who of them is on duty."""
        return locate(self.register, self.rota, place=place, at=clock.now())

    @command(GridsForm, RowsView, allow=REGISTRARS)
    def import_grids(self, command: Command, *, rows: Sequence[GridRow]) -> dict[str, Any]:
        """Publish grids: the first or a new version of each boundary."""
        return {"rows": import_grids(self.grids, self.atlas, rows=rows, command=command)}

    @command(BuildingsForm, RowsView, allow=REGISTRARS)
    def import_buildings(self, command: Command, *, rows: Sequence[BuildingRow]) -> dict[str, Any]:
        """Keep buildings, replacing what was known of them."""
        return {"rows": import_buildings(self.buildings, self.atlas, rows=rows, command=command)}
