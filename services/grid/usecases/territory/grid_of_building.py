"""Grid of a building: derived from where it stands, never typed."""

from datetime import datetime

from services.grid.domain.territory.building import Building
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.territory.ports import Atlas


def grid_of_building(atlas: Atlas, building: Building, *, at: datetime) -> GridInForce | None:
    """Return the grid that holds a building's point; on a border the one it has belonged to.

    A building that has no point, or one in no grid, belongs to the grid that was told, or to the one that
    has all its ground now.
    """
    told = following(atlas, building.grid_code, at=at) if building.grid_code else None
    if building.point is None or (told and atlas.holds(told.code, building.point, at)):
        return told
    return atlas.at(building.point, at) or told


def following(atlas: Atlas, code: str, *, at: datetime) -> GridInForce | None:
    """Return the grid of a code, or its only heir; None where there is none or nobody can tell which."""
    named = atlas.named(code, at)
    heirs = atlas.heirs(code, at) if named is None else ()
    return heirs[0] if len(heirs) == 1 else named
