"""Check positions: whether those of a device lie where its grid is."""

from dataclasses import dataclass

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.usecases.territory.ports import Atlas, Watches
from services.grid.usecases.territory.watch_source import device_source, watch_source
from shared.kernel.command import Command
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """Where a device was, in WGS-84, while it was in use in a grid."""

    device: str
    grid_code: str
    points: tuple[Point, ...]


def check_positions(
    watches: Watches, atlas: Atlas, *, sighting: Sighting, command: Command
) -> CoordinateWatch:
    """Judge a device by where it was, and forget the positions.

    Refused: a grid outside of the caller's areas or not in force, and a position outside of the city.
    """
    command.by.require_area(sighting.grid_code)
    if atlas.named(sighting.grid_code, command.at) is None:
        raise Invalid(f"网格 {sighting.grid_code} 未启用", {"grid_code": ["未启用"]})
    for point in sighting.points:
        atlas.box.require(point)
    placed = [(sighting.grid_code, point) for point in sighting.points]
    source = device_source(sighting.device)
    return watch_source(watches, atlas, source=source, placed=placed, at=command.at)
