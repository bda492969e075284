"""Count households: how many live in each grid at the moment when it is cut."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from services.grid.domain.territory.map_change import Cut, Heirs
from services.grid.usecases.territory.ports import Ground


def count_households(ground: Ground, cuts: Sequence[Cut], heirs: Heirs) -> list[Cut]:
    """Return the cuts with their households; where a community is laid out first, nobody knows yet."""
    known = ground.buildings.in_grids({*heirs, *(cut.code for cut in cuts)})
    if not known:
        return list(cuts)
    inhabited = ground.inhabited.count_in_buildings(building.id for building in known)
    shapes = {cut.code: cut.outline.boundary for cut in cuts}
    counted: Counter[str] = Counter()
    for building in known:
        code = ground.survey.holder(building.point, shapes) if building.point else building.grid_code
        counted[code or ""] += inhabited.get(building.id, 0)
    return [replace(cut, outline=replace(cut.outline, households=counted[cut.code])) for cut in cuts]
