"""RPC doors to the territory: where something is, and the loading of its streets down to its houses."""

from collections.abc import Sequence
from typing import Any

from services.grid.domain.territory.building import Building
from services.grid.domain.territory.place import Place
from services.grid.domain.territory.unit import Street
from services.grid.entrypoints.address_doors import AddressDoors
from services.grid.entrypoints.map_doors import REGISTRARS, STAFF
from services.grid.schemas.territory.building import BuildingsForm, BuildingView, HousesForm, NewBuildingForm
from services.grid.schemas.territory.place import LocationView, PlaceForm
from services.grid.schemas.territory.unit import CommunitiesForm, CompoundsForm, StreetsForm
from services.grid.usecases.territory.import_buildings import BuildingRow, NewBuilding, import_buildings
from services.grid.usecases.territory.import_communities import CommunityRow, import_communities
from services.grid.usecases.territory.import_compounds import CompoundRow, import_compounds
from services.grid.usecases.territory.import_houses import HouseRow, import_houses
from services.grid.usecases.territory.import_streets import import_streets
from services.grid.usecases.territory.locate import Located, locate
from services.grid.usecases.territory.ports import Numberings
from services.grid.usecases.territory.register_building import register_building
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.rows import RowsView


class TerritoryDoors(AddressDoors):
    """Doors for people who work here, and for those who load the territory."""

    numberings: Numberings

    @query(PlaceForm, LocationView, allow=STAFF)
    def locate(self, caller: Caller, *, place: Place) -> Located:
        """Tell which grid a place lies in, who is responsible there, and who of them is on duty."""
        return locate(self.register, self.rota, place=place, at=clock.now())

    @command(StreetsForm, RowsView, allow=REGISTRARS)
    def import_streets(self, command: Command, *, rows: Sequence[Street]) -> dict[str, Any]:
        """Keep streets, replacing what was known of them."""
        return {"rows": import_streets(self.streets, rows=rows, command=command)}

    @command(CommunitiesForm, RowsView, allow=REGISTRARS)
    def import_communities(self, command: Command, *, rows: Sequence[CommunityRow]) -> dict[str, Any]:
        """Keep communities with their boundaries, replacing what was known of them."""
        outcomes = import_communities(self.communities, self.streets, self.atlas, rows=rows, command=command)
        return {"rows": outcomes}

    @command(CompoundsForm, RowsView, allow=REGISTRARS)
    def import_compounds(self, command: Command, *, rows: Sequence[CompoundRow]) -> dict[str, Any]:
        """Keep compounds, replacing what was known of them."""
        return {"rows": import_compounds(self.compounds, self.communities, rows=rows, command=command)}

    @command(BuildingsForm, RowsView, allow=REGISTRARS)
    def import_buildings(self, command: Command, *, rows: Sequence[BuildingRow]) -> dict[str, Any]:
        """Keep buildings, replacing what was known of them."""
        return {
            "rows": import_buildings(self.buildings, self.atlas, self.watches, rows=rows, command=command)
        }

    @command(NewBuildingForm, BuildingView, allow=REGISTRARS)
    def register_building(self, command: Command, *, new: NewBuilding) -> Building:
        """Keep a new building under the next number of its community."""
        return register_building(self.buildings, self.numberings, self.atlas, new=new, command=command)

    @command(HousesForm, RowsView, allow=REGISTRARS)
    def import_houses(self, command: Command, *, rows: Sequence[HouseRow]) -> dict[str, Any]:
        """Keep the houses of buildings that are known."""
        return {"rows": import_houses(self.houses, self.buildings, rows=rows, command=command)}
