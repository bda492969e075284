"""Import buildings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from services.grid.domain.territory.building import Building
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.ports import Atlas, Buildings
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class BuildingRow:
    """One building as it is sent: with the code of its grid, its coordinates, or both."""

    id: str
    address: str
    community_code: str
    grid_code: str | None
    longitude: float | None
    latitude: float | None


def import_buildings(
    buildings: Buildings, atlas: Atlas, *, rows: Sequence[BuildingRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of buildings, replacing what was known of them.

    Refused is a row from outside of the caller's areas or of the city, one whose id is not of its community,
    one without any place, and one with a grid that is not in force.
    """
    return keep_rows(buildings, rows, partial(_building, atlas), command=command)


def _building(atlas: Atlas, row: BuildingRow, command: Command) -> Building:
    command.by.require_area(row.community_code)
    if not row.id.startswith(row.community_code):
        raise Invalid(f"{row.id} is no building of community {row.community_code}")
    if row.grid_code and atlas.named(row.grid_code, command.at) is None:
        raise Invalid(f"there is no grid {row.grid_code} in force")
    return Building(
        id=row.id,
        address=row.address,
        community_code=row.community_code,
        grid_code=row.grid_code,
        point=_point(atlas, row),
    )


def _point(atlas: Atlas, row: BuildingRow) -> Point | None:
    if row.longitude is None or row.latitude is None:
        return None
    point = Point(longitude=row.longitude, latitude=row.latitude)
    atlas.box.require(point)
    return point
