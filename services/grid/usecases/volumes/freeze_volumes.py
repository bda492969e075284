"""Freeze volumes: when a month has ended, keep what was known of every grid and building."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from services.grid.domain.volumes.volume import VolumeKind, frozen, frozen_id
from services.grid.domain.volumes.volume_rules import VolumeRules
from services.grid.usecases.territory.grids_in_force import grids_in_force
from services.grid.usecases.territory.ports import Communities
from services.grid.usecases.volumes.draw_volume import draw_volume
from services.grid.usecases.volumes.ports import Library, Volumes
from shared.kernel.calendar import local_time

AT_A_TIME = 20


def freeze_volumes(
    library: Library, communities: Communities, volumes: Volumes, rules: VolumeRules, *, at: datetime
) -> int:
    """Keep some of the volumes of last month that are not kept yet; return how many, 0 when all are.

    Any number of replicas may do it: a volume that is there already stays as it is. After the first days
    of a month nothing is kept any more: a volume that is missing is more honest than one of other days.
    """
    if local_time(at).day > rules.grace_days:
        return 0
    month = month_before(at)
    kept = 0
    for slice_ in _in_slices(library, communities, at):
        ids = {frozen_id(kind, about, month): (kind, about) for kind, about in slice_}
        missing = [ids[id] for id in sorted(set(ids) - volumes.known(ids))][: AT_A_TIME - kept]
        drawn = [draw_volume(library, kind, about, at=at) for kind, about in missing]
        volumes.keep_new([frozen(volume, month=month) for volume in drawn])
        kept += len(drawn)
        if kept >= AT_A_TIME:
            break
    return kept


def month_before(at: datetime) -> str:
    """Return the month that ended last in Shanghai, `2026-11`."""
    first = local_time(at).date().replace(day=1)
    return f"{first - timedelta(days=1):%Y-%m}"


def _in_slices(
    library: Library, communities: Communities, at: datetime
) -> Iterator[list[tuple[VolumeKind, str]]]:
    """Yield, grid by grid, what has a volume: the grid and the buildings in it."""
    for code in grids_in_force(communities, library.grids, library.atlas, at=at):
        buildings = library.buildings.in_grids([code])
        yield [
            (VolumeKind.GRID, code),
            *((VolumeKind.BUILDING, building.id) for building in buildings),
        ]
