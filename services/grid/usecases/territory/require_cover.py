"""Require cover: grids cover their community exactly once, within a tolerance (domain reference §3.1)."""

from collections.abc import Mapping

from services.grid.domain.territory.flaw import Flaw
from services.grid.domain.territory.grid import Outline
from services.grid.usecases.territory.ports import Ground
from shared.kernel.errors import Conflict, Invalid, NotFound

MOST_SHOWN = 5


def require_cover(ground: Ground, community_code: str, grids: Mapping[str, Outline]) -> None:
    """Refuse grids that leave a gap in their community, overlap or lie outside of it.

    The refusal names the largest pieces, each with its grids, its area and a place in it. Refused is also a
    community that is unknown, or whose boundary is.
    """
    told = [str(flaw) for flaw in find_flaws(ground, community_code, grids)[:MOST_SHOWN]]
    if told:
        raise Invalid("；".join(told), {"grids": told})


def find_flaws(ground: Ground, community_code: str, grids: Mapping[str, Outline]) -> list[Flaw]:
    """Return where grids do not cover a community exactly once, the largest piece first."""
    community = ground.communities.find_all([community_code]).get(community_code)
    if community is None:
        raise NotFound(f"没有社区 {community_code}")
    if community.boundary is None:
        raise Conflict(f"社区 {community_code} 还没有边界，不能发布网格")
    shapes = {code: outline.boundary for code, outline in grids.items()}
    return ground.survey.flaws(community.boundary, shapes)
