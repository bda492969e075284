"""Export grids: those of a community that are in force at a moment."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.territory.force import History
from services.grid.domain.territory.grid import GridKind, GridVersion
from services.grid.usecases.territory.ports import Grids
from shared.kernel.coordinates import CoordinateSystem


@dataclass(frozen=True, kw_only=True)
class ExportedGrid:
    """A grid with the version in question, and the system in which it is to be shown."""

    code: str
    kind: GridKind
    community_code: str
    version: GridVersion
    coord_sys: CoordinateSystem

    @property
    def itself(self) -> "ExportedGrid":
        """Return itself: GeoJSON shows a thing and its properties apart."""
        return self


@dataclass(frozen=True, kw_only=True)
class GridExport:
    """The grids of a community, by code."""

    coord_sys: CoordinateSystem
    features: tuple[ExportedGrid, ...]


def export_grids(
    grids: Grids, *, community_code: str, at: datetime, coord_sys_out: CoordinateSystem
) -> GridExport:
    """Return the grids of a community as they are, were or will be at a moment."""
    in_force = History(grids.all()).in_force(at)
    features = (
        ExportedGrid(
            code=grid.id,
            kind=grid.kind,
            community_code=grid.community_code,
            version=version,
            coord_sys=coord_sys_out,
        )
        for grid, version in in_force
        if grid.community_code == community_code
    )
    return GridExport(coord_sys=coord_sys_out, features=tuple(features))
