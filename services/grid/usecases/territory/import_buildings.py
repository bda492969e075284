"""Import buildings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from services.grid.domain.territory.building import Building
from services.grid.domain.territory.grid import COMMUNITY_DIGITS
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Atlas, Buildings, Watches
from services.grid.usecases.territory.watch_source import watch_source
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class NewBuilding:
    """A building without a code: with the code of its grid, its position in WGS-84, or both."""

    address: str
    community_code: str
    grid_code: str | None
    point: Point | None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84
    compound_id: str | None = None
    floors: int | None = None
    units: int | None = None
    built: int | None = None


@dataclass(frozen=True, kw_only=True)
class BuildingRow(NewBuilding):
    """One building as it is sent."""

    id: str


def import_buildings(
    buildings: Buildings, atlas: Atlas, watches: Watches, *, rows: Sequence[BuildingRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of buildings, replacing what was known of them; their grids follow from their points.

    Where the points are off from the grids that were told as a whole, an alarm says which conversion is
    missing or done twice.

    Refused is a row from outside of the caller's areas or of the city, one whose id is not of its community,
    one without any place, one with a grid that is not in force, and one whose point lies in another grid.
    """
    placed = [(row.grid_code, row.point) for row in rows if row.grid_code and row.point]
    watch_source(watches, atlas, source=f"import-{command.by.id}", placed=placed, at=command.at)
    known = buildings.find_all({row.id for row in rows})
    return keep_rows(buildings, rows, partial(sound_building, atlas, known), command=command)


def sound_building(
    atlas: Atlas, known: Mapping[str, Building], row: BuildingRow, command: Command
) -> Building:
    """Return the building of a row in the grid that holds its point; refused is what an import refuses."""
    command.by.require_area(row.community_code)
    if row.point:
        atlas.box.require(row.point)
    building = Building(**vars(row))
    _require_community(building, known.get(row.id))
    grid = grid_of_building(atlas, building, at=command.at)
    told = row.grid_code
    if told and atlas.named(told, command.at) is None:
        raise Invalid(f"there is no grid {told} in force")
    if told and grid and grid.code != told:
        raise Invalid(f"楼栋 {row.id} 的经纬度在网格 {grid.code} 内，不在所填网格 {told} 内")
    if grid and grid.community_code != row.community_code:
        raise Invalid(f"楼栋 {row.id} 在社区 {grid.community_code} 的网格 {grid.code} 内")
    return replace(building, grid_code=grid.code if grid else None)


def _require_community(building: Building, known: Building | None) -> None:
    """Refuse a community that neither numbered the building nor got it by a change of the map."""
    allowed = {building.numbered_in, known.community_code if known else building.numbered_in}
    if building.community_code not in allowed:
        raise Invalid(f"{building.id} 不是社区 {building.community_code} 的楼栋代码")
    if building.compound_id and building.compound_id[:COMMUNITY_DIGITS] not in allowed:
        raise Invalid(f"小区 {building.compound_id} 不在社区 {building.community_code}")
