"""Require cover: grids cover their community exactly once, within a tolerance (domain reference §3.1)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.flaw import Flaw
from services.grid.domain.territory.grid import Outline
from services.grid.usecases.territory.ports import Ground
from shared.kernel.errors import Conflict, Invalid, NotFound

MOST_SHOWN = 5


def require_cover(
    ground: Ground, communities: Sequence[str], grids: Mapping[str, Outline], *, at: datetime
) -> None:
    """Refuse grids that leave a gap in their communities, overlap or lie outside of them.

    The refusal names the largest pieces, each with its grids, its area and a place in it. Refused is also a
    community that is unknown, or whose boundary is.
    """
    told = [str(flaw) for flaw in find_flaws(ground, communities, grids, at=at)[:MOST_SHOWN]]
    if told:
        raise Invalid("；".join(told), {"grids": told})


def find_flaws(
    ground: Ground, communities: Sequence[str], grids: Mapping[str, Outline], *, at: datetime
) -> list[Flaw]:
    """Return where grids do not cover communities exactly once at a moment, the largest piece first."""
    whole = [_boundary(ground, code, at) for code in communities]
    shapes = {code: outline.boundary for code, outline in grids.items()}
    return ground.survey.flaws(whole[0] if len(whole) == 1 else ground.survey.union(whole), shapes)


def _boundary(ground: Ground, community_code: str, at: datetime) -> Boundary:
    community = ground.communities.find_all([community_code]).get(community_code)
    if community is None:
        raise NotFound(f"没有社区 {community_code}")
    division = ground.divisions.find(community_code)
    boundary = (division.border_at(at) if division else None) or community.boundary
    if boundary is None:
        raise Conflict(f"社区 {community_code} 还没有边界，不能发布网格")
    return boundary
