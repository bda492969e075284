"""Sound boundary: a shape that can be kept."""

from collections.abc import Iterable

from services.grid.domain.territory.boundary import Boundary, Rings
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.errors import Invalid


def sound_boundary(atlas: Atlas, parts: Iterable[Rings], *, of: str) -> Boundary:
    """Return the boundary of parts in WGS-84, turned by the right-hand rule.

    Refused is one that is not closed, leaves the city, crosses itself or has no area, and parts that overlap
    or share an edge.
    """
    boundary = Boundary.of(parts)
    boundary.require_within(atlas.box)
    if fault := atlas.fault(boundary):
        raise Invalid(f"{of} 的边界不成形：{fault}")
    return boundary.right_handed()
