"""Sound boundary: a shape that can be kept."""

from services.grid.domain.territory.boundary import Boundary
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point


def sound_boundary(atlas: Atlas, rings: tuple[tuple[Point, ...], ...], *, of: str) -> Boundary:
    """Return the boundary of rings in WGS-84, turned by the right-hand rule.

    Refused is one that is not closed, leaves the city, crosses itself or has no area.
    """
    boundary = Boundary(rings=rings)
    boundary.require_within(atlas.box)
    if fault := atlas.fault(boundary):
        raise Invalid(f"{of} 的边界不成形：{fault}")
    return boundary.right_handed()
