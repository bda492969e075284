"""Check cover: where the grids in force do not cover a community exactly once, as its boundary is now."""

from datetime import datetime

from services.grid.domain.territory.flaw import Flaw
from services.grid.domain.territory.force import History
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.require_cover import find_flaws


def check_cover(ground: Ground, *, community_code: str, at: datetime) -> list[Flaw]:
    """Return what is wrong, the largest piece first; refused is a community that has no boundary.

    Grids are checked when they are published; a boundary that was told anew since leaves a gap or cuts one
    short.
    """
    in_force = History(ground.grids.all()).in_force(at)
    own = {grid.id: version.outline for grid, version in in_force if grid.community_code == community_code}
    return find_flaws(ground, [community_code], own, at=at)
