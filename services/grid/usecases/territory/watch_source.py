"""Watch a source: whether its positions lie about the grids that they belong to."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.domain.territory.offset import median_offset, offset_between
from services.grid.usecases.territory.ports import Atlas, Watches
from shared.kernel.geography import Point

Placed = tuple[str, Point]  # the code of a grid, and a position that is said to lie in it


def device_source(device: str) -> str:
    """Return by what name a device is watched."""
    return f"device-{device}"


def watch_source(
    watches: Watches, atlas: Atlas, *, source: str, placed: Iterable[Placed], at: datetime
) -> CoordinateWatch:
    """Judge the positions of a source by their median offset from the middle of their grids.

    Fewer than twenty say nothing, and neither do those of grids that are not in force.
    """
    watch = watches.find(source) or CoordinateWatch(id=source)
    offsets = [
        offset_between(centre, point)
        for code, point in placed
        if (centre := atlas.centre(code, at, near=point)) is not None
    ]
    offset = median_offset(offsets)
    if offset and watch.judge(offset, positions=len(offsets), at=at):
        watches.save(watch)
    return watch
