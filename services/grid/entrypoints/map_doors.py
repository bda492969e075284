"""RPC doors to the map: cutting grids, showing them, and what became of each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nameko.timer import timer

from services.grid.domain.territory.division import Division
from services.grid.domain.territory.flaw import Flaw
from services.grid.domain.territory.map_change import Change
from services.grid.entrypoints.map_sources import MapSources
from services.grid.entrypoints.work_sources import WorkSources
from services.grid.schemas.territory.division import (
    ChangeView,
    CommunityCodeForm,
    DivisionView,
    FlawsView,
    ReorganiseForm,
)
from services.grid.schemas.territory.grid import GridsForm
from services.grid.schemas.territory.grid_views import ExportForm, GridCodeForm, GridCollectionView, GridView
from services.grid.usecases.territory.check_cover import check_cover
from services.grid.usecases.territory.cut_grids import Redrawing
from services.grid.usecases.territory.export_grids import GridExport, export_grids
from services.grid.usecases.territory.get_division import get_division
from services.grid.usecases.territory.get_grid import GridSheet, get_grid
from services.grid.usecases.territory.import_grids import GridRow, import_grids
from services.grid.usecases.territory.reorganise_grids import reorganise_grids
from services.grid.usecases.territory.settle_changes import settle_changes
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.kernel.coordinates import CoordinateSystem
from shared.plumbing.door import command, query
from shared.plumbing.rows import RowsView

STAFF = ("worker", "clerk", "station_head", "section_head", "leader", "operator", "service")
REGISTRARS = ("clerk", "operator")
MOST_FLAWS = 100
CARTOGRAPHERS = ("operator", "section_head")


class MapDoors(MapSources, WorkSources):
    """Doors for those who draw the map, and for everybody who works here to look at it."""

    @command(GridsForm, RowsView, allow=REGISTRARS)
    def import_grids(self, command: Command, *, rows: Sequence[GridRow]) -> dict[str, Any]:
        """Publish grids; what a community gets from one moment on is granted or refused as a whole."""
        return {"rows": import_grids(self.ground, rows=rows, command=command)}

    @command(ReorganiseForm, ChangeView, allow=CARTOGRAPHERS)
    def reorganise_grids(self, command: Command, *, redrawing: Redrawing) -> Change:
        """Lay out, split, merge or move grids, told as GeoJSON, in one change; also between communities."""
        return reorganise_grids(self.ground, redrawing=redrawing, command=command)

    @query(CommunityCodeForm, DivisionView, allow=STAFF)
    def get_division(self, caller: Caller, *, community_code: str) -> Division:
        """Show all changes of a community's map, and into which grids each former one passed."""
        return get_division(self.divisions, community_code=community_code)

    @query(CommunityCodeForm, FlawsView, allow=STAFF)
    def check_cover(self, caller: Caller, *, community_code: str) -> dict[str, list[Flaw]]:
        """Show where the grids in force do not cover a community exactly once."""
        flaws = check_cover(self.ground, community_code=community_code, at=clock.now())
        return {"items": flaws[:MOST_FLAWS]}

    @query(ExportForm, GridCollectionView, allow=STAFF)
    def export_grids(
        self, caller: Caller, *, community_code: str, at: datetime | None, coord_sys_out: CoordinateSystem
    ) -> GridExport:
        """Show the grids of a community as GeoJSON, as they are, were or will be at a moment."""
        moment = at or clock.now()
        return export_grids(self.grids, community_code=community_code, at=moment, coord_sys_out=coord_sys_out)

    @query(GridCodeForm, GridView, allow=STAFF)
    def get_grid(self, caller: Caller, *, code: str) -> GridSheet:
        """Show a grid with its versions, its heirs, its chief and its managers."""
        return get_grid(self.grids, self.atlas, self.rota, code=code, at=clock.now())

    @timer(interval=5)
    def settle_changes(self) -> None:
        settle_changes(self.ground, self.work, at=clock.now())
