"""RPC doors to addresses, and to the sources of positions."""

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.domain.territory.levels import Levels
from services.grid.entrypoints.map_doors import CARTOGRAPHERS, STAFF, MapDoors
from services.grid.schemas.territory.address import (
    AddressForm,
    FoundAddressesView,
    HousesOfForm,
    HouseView,
    LevelsView,
    SearchForm,
)
from services.grid.schemas.territory.watch import SightingForm, SuspectsView, WatchView
from services.grid.usecases.territory.check_positions import Sighting, check_positions
from services.grid.usecases.territory.get_address import get_address
from services.grid.usecases.territory.list_houses import HousePage, list_houses
from services.grid.usecases.territory.list_suspects import list_suspects
from services.grid.usecases.territory.ports import Compounds, Gazetteer, Houses, Streets, Watches
from services.grid.usecases.territory.search_addresses import FoundAddresses, search_addresses
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Nothing, Page, command, query


class AddressDoors(MapDoors):
    """Doors for everybody who works here, and for the services that hear where devices are."""

    streets: Streets
    compounds: Compounds
    houses: Houses
    watches: Watches

    @property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(
            streets=self.streets,
            communities=self.communities,
            compounds=self.compounds,
            buildings=self.buildings,
            houses=self.houses,
            atlas=self.atlas,
        )

    @query(AddressForm, LevelsView, allow=STAFF)
    def get_address(self, caller: Caller, *, id: str) -> Levels:
        """Show the address of a building or house, from the province down."""
        return get_address(self.gazetteer, id=id, at=clock.now(), caller=caller)

    @query(SearchForm, FoundAddressesView, allow=STAFF)
    def search_addresses(self, caller: Caller, *, begins: str, limit: int) -> FoundAddresses:
        """Find buildings of the caller's communities by how their address begins."""
        return search_addresses(self.buildings, self.communities, begins=begins, limit=limit, caller=caller)

    @query(HousesOfForm, Page(HouseView), allow=STAFF)
    def list_houses(self, caller: Caller, *, building_id: str, after: str | None, limit: int) -> HousePage:
        """Show the houses of a building, page by page."""
        return list_houses(
            self.houses, self.buildings, building_id=building_id, after=after, limit=limit, caller=caller
        )

    @command(SightingForm, WatchView, allow=("service", "operator"))
    def check_positions(self, command: Command, *, sighting: Sighting) -> CoordinateWatch:
        """Judge whether the positions of a device were converted rightly; none of them is kept."""
        return check_positions(self.watches, self.atlas, sighting=sighting, command=command)

    @query(Nothing, SuspectsView, allow=CARTOGRAPHERS)
    def list_suspects(self, caller: Caller) -> dict[str, list[CoordinateWatch]]:
        """Show the sources whose positions are off as if a conversion had gone wrong."""
        return {"items": list_suspects(self.watches)}
