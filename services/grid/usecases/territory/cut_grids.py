"""Cut grids: what a redrawing makes of the grids of a community, with all checks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.grid.domain.territory.boundary import Boundary, Rings
from services.grid.domain.territory.division import community_of, heirs_by_shape
from services.grid.domain.territory.force import History
from services.grid.domain.territory.grid import Grid, Outline
from services.grid.domain.territory.map_change import Border, Cut, Drawn, Heirs
from services.grid.usecases.territory.count_households import count_households
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.require_cover import require_cover
from services.grid.usecases.territory.sound_boundary import sound_boundary
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Conflict, Invalid

MOST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class NewGrid:
    """A grid as it is to be; its parts are in WGS-84."""

    code: str
    title: str
    parts: tuple[Rings, ...]


@dataclass(frozen=True, kw_only=True)
class Redrawing:
    """What is to change in a community, and from when on.

    `mapping` is what the caller believes becomes of the grids that change; where he says so, it has to agree
    with the shapes.
    """

    community_code: str
    valid_from: datetime
    reason: str
    grids: tuple[NewGrid, ...]
    mapping: Heirs | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84
    with_communities: tuple[str, ...] = ()

    @property
    def communities(self) -> tuple[str, ...]:
        """Return all between which ground passes, the one that leads first."""
        return tuple(dict.fromkeys((self.community_code, *self.with_communities)))


def cut_grids(ground: Ground, redrawing: Redrawing) -> Drawn:
    """Return the grids that are cut, and which of them have the ground of each that was in force.

    Where ground passes between communities their borders follow from the grids that each has afterwards.

    Refused: a code of another community or one told twice, a shape that cannot be, a mapping that does not
    agree with the shapes, grids that together do not cover the communities exactly once, a community without
    any grid, and the division of a grid with buildings of which nobody knows where they stand.
    """
    cuts = [_cut(ground, new, redrawing) for new in redrawing.grids]
    if len({cut.code for cut in cuts}) < len(cuts):
        raise Invalid("同一网格代码出现多次", {"grids": ["代码重复"]})
    before = _before(ground, redrawing)
    heirs = heirs_by_shape(before, cuts, shared=ground.survey.common_ground)
    _require_agreement(redrawing.mapping, heirs)
    after = _after(before, cuts, heirs)
    require_cover(ground, redrawing.communities, after, at=redrawing.valid_from)
    _require_points(ground, heirs)
    counted = count_households(ground, [_following(cut, heirs) for cut in cuts], heirs)
    return Drawn(cuts=tuple(counted), mapping=heirs, borders=_borders(ground, redrawing, after))


def _cut(ground: Ground, new: NewGrid, redrawing: Redrawing) -> Cut:
    if community_of(Grid.blank(new.code).id) not in redrawing.communities:
        raise Invalid(f"{new.code} 不是社区 {'、'.join(redrawing.communities)} 的网格代码")
    outline = Outline(
        title=new.title,
        boundary=sound_boundary(ground.atlas, new.parts, of=new.code),
        valid_from=redrawing.valid_from,
        coord_sys_in=redrawing.coord_sys_in,
    )
    return Cut(code=new.code, outline=outline)


def _before(ground: Ground, redrawing: Redrawing) -> dict[str, Outline]:
    in_force = History(ground.grids.all()).in_force(redrawing.valid_from)
    return {
        grid.id: version.outline for grid, version in in_force if grid.community_code in redrawing.communities
    }


def _borders(ground: Ground, redrawing: Redrawing, after: dict[str, Outline]) -> tuple[Border, ...]:
    """Return the borders of the communities where there are several, each around its own grids."""
    own: dict[str, list[Boundary]] = {code: [] for code in redrawing.communities}
    if len(own) == 1:
        return ()
    for code, outline in after.items():
        own[community_of(code)].append(outline.boundary)
    if bare := [code for code, shapes in own.items() if not shapes]:
        raise Invalid(f"社区 {'、'.join(bare)} 将没有网格", {"grids": ["每个社区至少一个网格"]})
    return tuple(
        Border(community_code=code, boundary=ground.survey.union(shapes)) for code, shapes in own.items()
    )


def _after(before: dict[str, Outline], cuts: Sequence[Cut], heirs: Heirs) -> dict[str, Outline]:
    staying = {code: outline for code, outline in before.items() if code not in heirs}
    return staying | {cut.code: cut.outline for cut in cuts}


def _following(cut: Cut, heirs: Heirs) -> Cut:
    """Return the cut with the other grids that its ground was taken from."""
    taken_from = frozenset(old for old, new in heirs.items() if cut.code in new and old != cut.code)
    return replace(cut, outline=replace(cut.outline, predecessors=taken_from))


def _require_agreement(believed: Heirs | None, true: Heirs) -> None:
    if believed is not None and dict(believed) != dict(true):
        shown = "；".join(f"{old} → {'、'.join(sorted(new))}" for old, new in sorted(true.items()))
        raise Invalid(f"对照表与图形不符，按图形应为：{shown or '无'}", {"mapping": ["与图形不符"]})


def _require_points(ground: Ground, heirs: Heirs) -> None:
    """Refuse to divide a grid with buildings that could lie in either part."""
    divided = [old for old, new in heirs.items() if len(new) > 1]
    lost = sorted(each.id for each in ground.buildings.in_grids(divided) if each.point is None)
    if lost:
        shown = "、".join(lost[:MOST_SHOWN])
        raise Conflict(f"{len(lost)} 栋楼没有经纬度，不知归入哪个网格，请先补录：{shown}")
